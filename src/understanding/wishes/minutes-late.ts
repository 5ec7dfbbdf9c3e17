const NUMBERS: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  "twenty five": 25,
  thirty: 30,
  forty: 40,
  "forty five": 45,
  sixty: 60,
  two: 2,
  three: 3,
  seven: 7,
  eight: 8,
};
const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS)
  .sort((left, right) => right.length - left.length)
  .join("|")}`;
const MINUTES = new RegExp(
  `\\b(?:(?:\\d{1,2} ?(?:-|to|or) ?)?(${NUMBER})) ?(?:more |extra )?(?:minutes?|mins?|min|m)\\b`,
  "u",
);
const GLUED = /\b(\d{1,3})(?:mins?|min|m)\b/u;
const WORDED: readonly [RegExp, number][] = [
  [/\b(?:an? )?hour and (?:a|an) half\b|\bone and a half hours?\b|\b1\.5 hours?\b/u, 90],
  [/\b(?:three quarters|3 quarters) of an hour\b/u, 45],
  [/\bhalf (?:an|a|of an) ?hour\b|\bhalf hour\b/u, 30],
  [/\bquarter (?:of )?(?:an )?hour\b|\bquarter of an hour\b/u, 15],
  [/\b(?:two|2|a couple of) hours\b/u, 120],
  [/\b(?:an|one|1|a) (?:hour|hr)\b/u, 60],
];
const SOON = new RegExp(
  `\\b(?:there|late|in|be|about|around|by) (?:in )?(?:about |around |like |maybe |another )?(${NUMBER})(?! ?(?:am|pm|:|\\d|o'clock|st|nd|rd|th|days?|weeks?|months?|hours?))\\b`,
  "u",
);
const LONGEST = 240;

/** How many minutes late somebody says they are; undefined when they do not say. `words` in lower case. */
export function readMinutesLate(words: string): number | undefined {
  const worded = WORDED.find(([pattern]) => pattern.test(words))?.[1];
  const said =
    MINUTES.exec(words)?.[1] ?? GLUED.exec(words)?.[1] ?? (worded === undefined ? SOON.exec(words)?.[1] : undefined);
  const minutes = said === undefined ? worded : (NUMBERS[said] ?? Number(said));
  return minutes !== undefined && minutes > 0 && minutes <= LONGEST ? minutes : undefined;
}
