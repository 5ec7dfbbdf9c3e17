import type { Random } from "../../../db/seed/random.ts";

/** "in a week" and "a quarter past" would mean something else without it; "the 5th" is a date. */
const ARTICLE =
  /\b(?:a|an|the) +(?=[a-z]{3})(?!(?:week|month|year|day|hour|minute|few|couple|lot|bit|half|quarter|second|third|first|next|last|same|one|two|three|four|five|six|seven|eight|nine|ten|twelfth|day|morning|afternoon|evening|end|beginning|middle|start)\w*\b|\w+(?:st|nd|rd|th)\b)/gi;

const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bI(?:'d| would) (?:like|love) to\b/gi, "I want"],
  [/\bI(?:'d| would) (?:like|love)\b/gi, "I want"],
  [/\bI(?:'m| am) looking for\b/gi, "I search"],
  [/\bcould you\b/gi, "can you"],
  [/\bcould I\b/gi, "can I"],
  [/\bis there anything\b/gi, "you have something"],
  [/\bdo you have\b/gi, "you have"],
  [/\bI've\b/gi, "I have"],
];

/** As somebody writes whose first language has no articles and other verbs. */
export function asNonNative(sentence: string, random: Random): string {
  const said = OTHER_WORDS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), sentence);
  const without = said.replace(ARTICLE, (article) => (random.chance(0.8) ? "" : article));
  const beganLarge = /^\p{Lu}/u.test(sentence);
  return beganLarge ? without.charAt(0).toUpperCase() + without.slice(1) : without;
}
