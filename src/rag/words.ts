/** Words of a text in lower case, without punctuation; `$120` and `8:30` stay whole. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/\$?\d+(?:[.:]\d+)*|[a-z]+(?:'[a-z]+)?|\p{L}+/gu) ?? []
  );
}

/**
 * The stem of an English word, roughly: enough to see that "validated", "validates" and "validate" are one. Only for
 * comparing with other stems; PostgreSQL's own stemmer finds the passages.
 */
export function stemOf(word: string): string {
  if (NO_VERB.has(word)) return word;
  let stem = word.replace(/'(s|re|ve|ll|d|m|t)?$/, "");
  if (stem.length > 4) stem = stem.replace(/ies$/, "y").replace(/(ss|sh|ch|x)es$/, "$1");
  if (stem.length > 3) stem = stem.replace(/([^su])s$/, "$1");
  if (stem.length > 6) stem = stem.replace(/(ations?|ate[ds]?|ating|itions?|ment|ly)$/, "");
  if (stem.length > 5) stem = stem.replace(/(ing|ed|er)$/, "");
  else if (stem.length > 4) stem = stem.replace(/(?<=[bcdfghjklmnpqrstvwxz])ed$/, "");
  if (stem.length > 4) stem = stem.replace(/([bdfgmnprt])\1$/, "$1").replace(/e$/, "");
  return stem;
}

/** Words that come from no verb, or not from the one they look like: an evening is not "even", an installment not installed. */
const NO_VERB = new Set([
  "installment",
  "installments",
  "instalment",
  "instalments",
  "evening",
  "morning",
  "during",
  "nothing",
  "anything",
  "something",
  "everything",
]);

/** Whether two stems belong to one word: the same, or alike for their first six letters. */
export function isSameStem(one: string, other: string): boolean {
  return one === other || (one.length >= 6 && other.length >= 6 && one.slice(0, 6) === other.slice(0, 6));
}

/** Edits (a letter added, dropped, changed, or two swapped) between two words. */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = best;
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
