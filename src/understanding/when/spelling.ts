/** Calendar names that people misspell, long enough for one slip to leave them recognisable. */
const NAMES = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
  "january",
  "february",
  "march",
  "april",
  "august",
  "september",
  "october",
  "november",
  "december",
  "tomorrow",
  "yesterday",
  "today",
  "tonight",
  "morning",
  "afternoon",
  "evening",
  "weekend",
  "twelfth",
  "twentieth",
  "fortnight",
];

/** Real words one or two slips away from a name above. */
const LOOK_ALIKES = new Set(
  (
    "sundae sundays mondays tuesdays wednesdays thursdays fridays saturdays mornings evenings afternoons weekends weekdays " +
    "weekender tomorrows todays warning moaning mourning warming leaving event events remember member"
  ).split(" "),
);

const known = new Map<string, string>();

/**
 * The calendar name a slip stands for ("wensday", "febuary", "tommorow"), or the word unchanged. One insertion,
 * deletion, change or swap counts as a slip; two are forgiven in names of eight letters and more. The first letter
 * must be right.
 */
export function correctSpelling(word: string): string {
  if (word.length < 5 || word.length > 12 || LOOK_ALIKES.has(word)) return word;
  const before = known.get(word);
  if (before !== undefined) return before;
  const after = nearestName(word);
  // Bounded: a long-lived process must not remember every word it was ever told.
  if (known.size < 5000) known.set(word, after);
  return after;
}

function nearestName(word: string): string {
  let best = word;
  let bestDistance = 3;
  for (const name of NAMES) {
    if (name === word) return word;
    // Six letters are soon another word or a surname ("Fridal"): their last letter must be right too.
    if (name.length <= 6 && name.at(-1) !== word.at(-1)) continue;
    if (name[0] !== word[0] || Math.abs(name.length - word.length) > (name === "wednesday" ? 2 : 1)) continue;
    const distance = editDistance(word, name);
    if (distance < bestDistance && distance <= allowedSlips(word, name)) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function allowedSlips(word: string, name: string): number {
  if (name.length >= 8) return 2;
  if (name.length >= 6) return name === "wednesday" ? 2 : 1;
  // Short names: only two neighbouring letters swapped ("arpil", "tdoay").
  return [...word].sort().join("") === [...name].sort().join("") ? 1 : 0;
}

/** Optimal string alignment distance: edits and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
