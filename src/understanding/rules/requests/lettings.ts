import type { Token } from "../../text/tokens.ts";
import { type Described, isA, isTime } from "./object.ts";
import type { Reading } from "./request.ts";

const PEOPLE =
  /^(?:me|us|my|our|a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|this|next|myself|after|before)$/;

/**
 * A room, a table, a reservation. Who names another house or none of the details wants it of another trade; who gives
 * numbers and days and no name takes the listener for the house, and is asked what is meant.
 */
export function readLetting(words: readonly Token[], from: number, object: Described, verb: string): Reading | null {
  const { has } = object;
  const to = from + object.length;
  const house = words.slice(from, Math.min(to, from + 4)).some(({ word }) => word === "hotel");
  if (!(has.lodging || has.reservation || house) || has.visit || (has.event && !object.elsewhere)) return null;
  const elsewhere =
    object.placed || isForHouse(words, from, to) || (has.trade && !house) || has.upkeep || verb === "get";
  const told = object.detailed || (object.timed && !house);
  if (elsewhere || !told) return { task: "foreign", strength: 0.9 };
  return { task: "book", strength: 0.85, loose: !house };
}

/** "A reservation for Redrobin": the house is named behind "for". */
function isForHouse(words: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 5); at += 1) {
    if (words[at]?.word !== "for") continue;
    const next = words[at + 1]?.word ?? "";
    return next !== "" && !isTime(next) && !/^\d/.test(next) && !isA(next, "occasion") && !PEOPLE.test(next);
  }
  return false;
}

/** "Dinner for two at Joe's" is a table, not an entry in a calendar. */
export function isTableFor(words: readonly Token[], from: number, object: Described): boolean {
  return (
    object.has.occasion &&
    object.placed &&
    /^(?:lunch|dinner|brunch|breakfast|drinks)$/.test(words[from]?.word ?? "") &&
    object.detailed
  );
}
