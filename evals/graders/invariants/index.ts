import { advice } from "./advice.ts";
import { answered } from "./answered.ts";
import { consent } from "./consent.ts";
import { emergencyFirst } from "./emergency-first.ts";
import { holds } from "./holds.ts";
import type { Invariant } from "./invariant.ts";
import { privacy } from "./privacy.ts";
import { role } from "./role.ts";
import { successWords } from "./success-words.ts";

/** Checked on every run of every suite. */
export const INVARIANTS: readonly Invariant[] = [
  consent,
  successWords,
  privacy,
  advice,
  emergencyFirst,
  role,
  holds,
  answered,
];
