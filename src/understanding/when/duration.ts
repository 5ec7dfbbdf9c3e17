import { readMinutes } from "./elapsed.ts";
import type { Found } from "./numbers.ts";
import type { Token } from "./tokens.ts";
import { skip, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

/** The length of a visit that begins at a token, in minutes, its "for" included; null when the length is none of a visit. */
export function readDurationAt(tokens: Tokens, at: number): Found<number> | null {
  const introduced = /^(for|lasting|lasts|takes|take|need|needs)$/.test(wordAt(tokens, at));
  const start = introduced ? skip(tokens, at + 1, ABOUT, 2) : at;
  if (!introduced && /^(an?|one)$/.test(wordAt(tokens, at - 1)) && wordAt(tokens, at) === "hour") return null;
  const length = readMinutes(tokens, start) ?? readAdjective(tokens, start);
  // "I need a minute" asks for patience.
  if (!length || length.value < 5 || length.value > 12 * 60) return null;
  const after = skip(tokens, length.next, wordSet("- long"), 2);
  const named = VISIT.test(wordAt(tokens, after)) || wordAt(tokens, after - 1) === "long";
  if (RELATIVE.test(wordAt(tokens, length.next))) return null;
  // "hurting for half an hour" is the complaint's length, "from 9 for two hours" a stretch of the day.
  if (introduced && (isComplaint(tokens, at) || isStretch(tokens, at))) return null;
  if (!introduced && !named) return null;
  return { value: Math.round(length.value), next: wordAt(tokens, after - 1) === "long" ? after : length.next };
}

const ABOUT = wordSet("about around roughly at least only just");
const VISIT =
  /^(visit|visits|appointment|appointments|appt|session|sessions|slot|slots|consultation|consult|checkup|cleaning|massage|meeting|treatment|call)$/;
/** "half an hour late", "an hour earlier", "10 minutes from now": distances, no lengths. */
const RELATIVE = /^(late|later|early|earlier|ago|before|after|from|away|back|sooner|past|to|in|of)$/;

/** "30-minute", "hour-long": lengths with a hyphen in them. */
function readAdjective(tokens: Tokens, at: number): Found<number> | null {
  const number = tokens[at];
  if (number?.kind === "number" && wordAt(tokens, at + 1) === "-") {
    const per = /^(minutes?|mins?)$/.test(wordAt(tokens, at + 2))
      ? 1
      : /^(hours?|hrs?)$/.test(wordAt(tokens, at + 2))
        ? 60
        : 0;
    return per && number.value ? { value: number.value * per, next: at + 3 } : null;
  }
  return wordAt(tokens, at) === "hour" && /^(-|long)$/.test(wordAt(tokens, at + 1))
    ? { value: 60, next: at + 1 }
    : null;
}

const isComplaint = (tokens: Tokens, at: number): boolean =>
  tokens
    .slice(Math.max(0, at - 7), at)
    .some(({ word }) =>
      /^(hurt|hurts|hurting|ache|aches|aching|pain|painful|bleeding|bled|been|had|waiting|waited|sore|swollen|fever|lasted|already)$/.test(
        word,
      ),
    );

const isStretch = (tokens: Tokens, at: number): boolean =>
  tokens.slice(Math.max(0, at - 4), at).some(({ word }) => word === "from");
