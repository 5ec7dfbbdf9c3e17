import type { Random } from "../../../db/seed/random.ts";

const OPENERS = ["Hi there!", "Hello, I hope you are well!", "Hello hello!", "Hi, nice to meet you!"] as const;
const CLOSERS = ["Thank you so much!", "Thanks a lot for your help!", "You are very kind, thank you!"] as const;
const REPLIES = ["Oh, thank you!", "Thanks, you are very kind!", "Wonderful, thank you!"] as const;

/** Courtesy around the sentence; it never asks for anything itself. */
export function chattily(sentence: string, random: Random, tone: "wish" | "reply"): string {
  const whole = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  if (tone === "reply") return random.chance(0.5) ? `${random.pick(REPLIES)} ${whole}` : `${whole} Thank you!`;
  return `${random.pick(OPENERS)} ${whole} ${random.pick(CLOSERS)}`;
}

const RUN_UPS = [
  "Um, ",
  "I was wondering, ",
  "I hope this is the place to ask: ",
  "Sorry to bother you, ",
  "Well, ",
] as const;
const SHORT_RUN_UPS = ["um, ", "well, ", "hmm, "] as const;
const WAY_OUTS = [", if that's possible", ", if I may ask", ""] as const;

/** Said as if it were asking too much; what is wanted stays as firm as it was. */
export function hesitantly(
  sentence: string,
  random: Random,
  tone: "wish" | "reply",
  isProtected: (word: string) => boolean,
): string {
  if (tone === "reply") return `${random.pick(SHORT_RUN_UPS)}${uncapitalised(sentence, isProtected)}`;
  const end = /[.!?]+$/.exec(sentence)?.[0] ?? "";
  const body = end ? sentence.slice(0, -end.length) : sentence;
  // Behind a second sentence the way out would belong to that one alone.
  const wayOut = /[.!?] /.test(sentence) ? "" : random.pick(WAY_OUTS);
  return `${random.pick(RUN_UPS)}${uncapitalised(body, isProtected)}${wayOut}${end}`;
}

function uncapitalised(sentence: string, isProtected: (word: string) => boolean): string {
  const first = sentence.split(/\s/, 1)[0] ?? "";
  const keeps = /^I\b/.test(first) || /^\p{Lu}{2}/u.test(first) || isProtected(first);
  return keeps ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
