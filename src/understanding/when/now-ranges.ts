import { readClock } from "./clock.ts";
import { readMoment } from "./moments.ts";
import type { Days, Mention } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

const TODAY: Days = { is: "offset", days: 0 };

/** "from now until 5", "from now to Friday", "between 8 o'clock and now": stretches that begin or end this moment. */
export function readNowRange(tokens: Tokens, at: number): Mention | null {
  const opener = wordAt(tokens, at);
  if (opener !== "from" && opener !== "between") return null;
  return readFromNow(tokens, at) ?? readUntilNow(tokens, at, opener === "between" ? /^and$/ : /^(to|until|till)$/);
}

function readFromNow(tokens: Tokens, at: number): Mention | null {
  const now = Math.max(phrase(tokens, at, "from now"), phrase(tokens, at, "from right now"));
  if (now < 0 || !/^(to|until|till|til|through)$/.test(wordAt(tokens, now))) return null;
  const end = readMoment(tokens, now + 1, "at");
  if (!end || end.elapsed || end.part || end.extent.from > now + 2) return null;
  const extent = { from: at, to: end.extent.to };
  if (!end.time)
    return end.days ? { extent, days: { is: "between", from: TODAY, to: end.days }, excluded: false } : null;
  if (end.time.is !== "clock") return null;
  return end.days
    ? { extent, days: TODAY, time: { is: "open", now: true }, until: end, excluded: false }
    : { extent, days: TODAY, time: { is: "open", to: end.time.clock, now: true }, excluded: false };
}

function readUntilNow(tokens: Tokens, at: number, joint: RegExp): Mention | null {
  const from = readClock(tokens, at + 1);
  if (!from || !joint.test(wordAt(tokens, from.next)) || wordAt(tokens, from.next + 1) !== "now") return null;
  const extent = { from: at, to: from.next + 2 };
  return { extent, days: TODAY, time: { is: "open", from: from.value, now: true }, excluded: false };
}
