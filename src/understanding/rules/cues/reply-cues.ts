import type { Cue } from "../../text/patterns.ts";
import { CHOICE_CUES, type ChoiceCueName } from "./choice-cues.ts";
import { CONTROL_CUES, type ControlCueName } from "./control-cues.ts";
import { COURTESY_CUES, type CourtesyCueName } from "./courtesy-cues.ts";
import { DESK_CUES, type DeskCueName } from "./desk-cues.ts";
import { YES_NO_CUES, type YesNoCueName } from "./yes-no-cues.ts";

export type ReplyCueName = YesNoCueName | ChoiceCueName | CourtesyCueName | ControlCueName | DeskCueName;

/** What a message does with what was just said. */
export const REPLY_CUES: readonly Cue<ReplyCueName>[] = [
  ...YES_NO_CUES,
  ...CHOICE_CUES,
  ...COURTESY_CUES,
  ...CONTROL_CUES,
  ...DESK_CUES,
];
