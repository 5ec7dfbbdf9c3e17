import { addUnits } from "./calendar.ts";
import type { DaySpan } from "./day-span.ts";
import type { Days } from "./syntax.ts";

type Day = Temporal.PlainDate;
type PortionOf = Days & { is: "portion" };

/** The first or last days, weeks or months of a stretch; null when it is not that long. */
export function pieceOf(days: Days & { is: "piece" }, from: Day, to: Day): DaySpan | null {
  const end = to.add({ days: 1 });
  const piece = days.last
    ? { from: addUnits(end, -days.amount, days.unit), to }
    : { from, to: addUnits(from, days.amount, days.unit).subtract({ days: 1 }) };
  const fits = Temporal.PlainDate.compare(piece.from, from) >= 0 && Temporal.PlainDate.compare(piece.to, to) <= 0;
  return fits ? { ...piece, point: false } : null;
}

/**
 * The start, middle or end of a stretch. Of a month: days 1–10, 11–20, 21 to its end. Of a week: Monday to Wednesday,
 * Tuesday to Thursday, Friday to Sunday. Of a year: thirds. "rest" and "later" begin after today.
 */
export function portionOf(days: PortionOf, from: Day, to: Day, today: Day): DaySpan {
  const length = from.until(to, { largestUnit: "days" }).days + 1;
  const between = (first: number, last: number): DaySpan => ({
    from: from.add({ days: first }),
    to: from.add({ days: last }),
    point: false,
  });
  // The halves of a year are six months each, whatever their days.
  const isYear = length > 300;
  const middle = isYear ? from.until(from.add({ months: 6 }), { largestUnit: "days" }).days : Math.floor(length / 2);
  if (days.portion === "first-half") return between(0, middle - (isYear || length % 2 === 0 ? 1 : 0));
  if (days.portion === "second-half") return between(middle, length - 1);
  if (days.portion === "rest" || days.portion === "later") return laterPart(days.portion, from, to, today);
  if (length <= 7) {
    if (days.portion === "start") return between(0, Math.min(2, length - 1));
    if (days.portion === "middle") return between(1, Math.min(3, length - 1));
    return between(Math.max(0, length - 3), length - 1);
  }
  if (length <= 31) {
    if (days.portion === "start") return between(0, 9);
    if (days.portion === "middle") return between(10, 19);
    return between(20, length - 1);
  }
  const third = (index: number) => from.add({ months: Math.round((monthsIn(length) * index) / 3) });
  const index = days.portion === "start" ? 0 : days.portion === "middle" ? 1 : 2;
  return { from: third(index), to: index === 2 ? to : third(index + 1).subtract({ days: 1 }), point: false };
}

const monthsIn = (days: number): number => Math.max(1, Math.round(days / 30.4));

function laterPart(portion: "rest" | "later", from: Day, to: Day, today: Day): DaySpan {
  const tomorrow = today.add({ days: 1 });
  const half = from.add({ days: Math.floor(from.until(to, { largestUnit: "days" }).days / 2) });
  const earliest = portion === "rest" ? tomorrow : Temporal.PlainDate.compare(half, today) > 0 ? half : tomorrow;
  const start = Temporal.PlainDate.compare(earliest, from) < 0 ? from : earliest;
  return { from: Temporal.PlainDate.compare(start, to) > 0 ? to : start, to, point: false };
}
