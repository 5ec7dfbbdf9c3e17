import type { Token } from "../../text/tokens.ts";
import { REQUEST_VERBS } from "../cues/verb-classes.ts";
import { readChanging, readRemoving, readTaking } from "./change.ts";
import type { Clause } from "./clauses.ts";
import { readDoneTo, readEntering, readMeeting, readObtaining } from "./create.ts";
import { readInsertion } from "./insertion.ts";
import { readStaying } from "./lettings.ts";
import { readResponding, readShowing } from "./look.ts";
import { describe } from "./object.ts";
import { FOREIGN, LIKELY, type Reading, SURELY } from "./request.ts";
import { isOfBody } from "./treatment.ts";

const PARTICLES = new Set(["up", "down", "in", "out", "me", "us", "for", "back", "together", "over", "away", "off"]);

/** What the verb at `at` does with what follows it; null when the verb is none of a desk's. */
export function readCommand(words: readonly Token[], { to }: Clause, at: number, wished: boolean): Reading | null {
  const verb = words[at]?.word ?? "";
  let from = at + 1;
  while (PARTICLES.has(words[from]?.word ?? "") && from < to - 1) from += 1;
  const object = describe(words, from, to);
  if (verb === "remind") return object.has.event || object.has.visit ? { task: "book", strength: LIKELY } : FOREIGN;
  if (/^(?:confirm|verify)$/.test(verb) && object.has.reservation) return { task: "lookup", strength: LIKELY };
  if (verb === "get" || verb === "have") {
    const done = readDoneTo(words, from, to);
    if (done) return done;
  }
  // "Clean my teeth" is what is done at a visit.
  if (verb === "clean" && words.slice(from, to).some(({ word }) => isOfBody(word)))
    return { task: "book", strength: LIKELY };
  if (REQUEST_VERBS.remove.has(verb)) return readRemoving(words, from, to, object);
  if (REQUEST_VERBS.take.has(verb)) return readTaking(words, from, to, object);
  if (REQUEST_VERBS.invite.has(verb)) return object.has.trade ? null : { task: "reschedule", strength: SURELY };
  if (REQUEST_VERBS.enter.has(verb) || verb === "make" || verb === "have" || verb === "get") {
    const changed = readInsertion(words, verb, from, to, object);
    if (changed) return changed;
  }
  if (REQUEST_VERBS.change.has(verb)) return readChanging(words, from, to, object);
  if (REQUEST_VERBS.enter.has(verb)) return readEntering(words, verb, from, object);
  if (REQUEST_VERBS.obtain.has(verb)) return readObtaining(words, verb, from, object);
  if (REQUEST_VERBS.respond.has(verb)) return readResponding(object);
  if (REQUEST_VERBS.meet.has(verb) && (wished || verb === "call"))
    return readMeeting(verb, wished, words[from]?.word ?? "", object);
  if (verb === "stay" && wished) return readStaying(words, from, object);
  if (verb === "open" && object.has.reservation) return readObtaining(words, verb, from, object);
  if (REQUEST_VERBS.show.has(verb)) return readShowing(words, verb, from, object);
  return null;
}
