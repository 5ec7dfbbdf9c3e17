import type { Expectation, UnderstandingContext } from "../acts.ts";
import type { Token } from "../text/tokens.ts";
import { readVisitWindow, type VisitWindow } from "../when/visit-window.ts";
import type { SelectionReading } from "./entities/selection.ts";
import { blankOut } from "./mask.ts";
import { noTimes } from "./no-times.ts";

/** When the visit may be, from the words that no choice among offers has taken. */
export function readWindow(
  text: string,
  words: readonly Token[],
  position: SelectionReading | null,
  context: UnderstandingContext,
): VisitWindow | null {
  const from = words[position?.from ?? -1];
  const to = words[(position?.to ?? 0) - 1];
  const taken = position && from && to ? [{ start: from.start, end: to.end }] : [];
  const free = blankOut(text, [...taken, ...noTimes(words)]);
  const asked = context.expectation.asked.flatMap((field) =>
    field === "dates" ? ["date"] : field === "times" ? ["time"] : [],
  );
  const request = { now: context.now, timeZone: context.timeZone };
  // Beside a proposed time, "make it 3" can only be an hour, also when a day stands beside it.
  const hour = !asked.includes("time") && mayChangeHour(free, context.expectation);
  const window = readVisitWindow({ ...request, text: free, asked: hour ? ["time", ...asked] : asked });
  if (!hour || !window || window.exactTime !== undefined || window.times.length > 0) return window;
  const rest = readVisitWindow({ ...request, text: blankOut(free, window.spans), asked: ["time"] });
  return rest?.exactTime === undefined ? window : { ...window, exactTime: rest.exactTime };
}

const CHANGES_HOUR =
  /\b(?:make (?:it|that|this)|change|move|switch|push|but|instead|rather|how about|what about|prefer|can we do|could we do|let'?s do|actually)\b/iu;

function mayChangeHour(text: string, { asked, offered, pending, proposed }: Expectation): boolean {
  if (!pending && !proposed && offered.length === 0) return false;
  return CHANGES_HOUR.test(text) || (pending !== null && asked.length === 0);
}
