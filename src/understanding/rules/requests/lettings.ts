import type { Token } from "../../text/tokens.ts";
import { PLACE_WORDS } from "../cues/object-classes.ts";
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
  const dines = words.slice(from, to).some(({ word }) => /^(?:dinner|lunch|brunch|breakfast)$/.test(word));
  if (dines && has.reservation && !isAddressed(words, from, to)) return { task: "foreign", strength: 0.9 };
  if (isMeetingRoom(words, from, object)) return { task: "book", strength: 0.85 };
  const fronted = PLACE_WORDS.has(words[0]?.word ?? "") && words.slice(1, from).some(({ commaBefore }) => commaBefore);
  const elsewhere =
    object.placed ||
    (fronted && !isTime(words[1]?.word)) ||
    isForHouse(words, from, to) ||
    (has.trade && !house && !isAddressed(words, from, to)) ||
    has.upkeep;
  const numbered = object.detailed && object.timed;
  const told =
    (verb === "get" ? numbered : object.detailed || (object.timed && !house)) || isAddressed(words, from, to);
  if (elsewhere || !told) return { task: "foreign", strength: 0.9 };
  return { task: "book", strength: 0.85, loose: !house && !isAddressed(words, from, to) };
}

/** A room at an hour, or for hours, is one to meet in; the night is let elsewhere. */
function isMeetingRoom(words: readonly Token[], from: number, { has, clock, length }: Described): boolean {
  const said = words.slice(from, from + length);
  const room = said.some(({ word }) => word === "room" || word === "rooms");
  const nightly = said.some(({ word }) =>
    /^(?:nights?|hotel|hotels|motel|stay|bed|beds|guests?|suite|checkin|restaurant)$/.test(word),
  );
  const met = said.some(({ word }) => /^(?:conference|meeting|hours?|minutes|min|mins)$/.test(word));
  const hour = said.some(({ word }, at) => word === "at" && /^(?:\d|noon)/.test(said[at + 1]?.word ?? ""));
  return has.lodging && room && !nightly && (met || (clock && hour));
}

/** "A table here", "a room of yours", "another booking": whoever listens is taken for the house. */
const isAddressed = (words: readonly Token[], from: number, to: number): boolean =>
  /^(?:another|new)$/.test(words[from]?.word ?? "") ||
  (words[from]?.word === "a" && words[from + 1]?.word === "new") ||
  words.slice(from, to).some(({ word }) => word === "here" || word === "your" || word === "you");

/** "I need to stay two nights", "… in your cheapest room": with a house named, another trade's. */
export function readStaying(words: readonly Token[], from: number, object: Described): Reading | null {
  const to = from + object.length;
  const lodged = object.detailed || object.timed || object.has.lodging || isAddressed(words, from, to);
  if (!lodged) return null;
  const away = object.placed || (object.has.trade && !isAddressed(words, from, to));
  return away
    ? { task: "foreign", strength: 0.9 }
    : { task: "book", strength: 0.8, loose: !isAddressed(words, from, to) };
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
