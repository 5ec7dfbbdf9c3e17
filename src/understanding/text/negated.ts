/** The verbs that "n't" hangs on, as people spell them before it. */
const STEMS: Readonly<Record<string, string>> = {
  ca: "can",
  can: "can",
  car: "can",
  ka: "can",
  coud: "could",
  could: "could",
  cud: "could",
  do: "do",
  doe: "does",
  does: "does",
  dos: "does",
  dose: "does",
  did: "did",
  di: "did",
  is: "is",
  was: "was",
  wos: "was",
  ar: "are",
  are: "are",
  were: "were",
  wo: "will",
  woud: "would",
  would: "would",
  wud: "would",
  shoud: "should",
  should: "should",
  have: "have",
  hav: "have",
  has: "has",
  had: "had",
};

/** "cannt", "canot", "dosnt", "isent", "couldent": a verb, then n and t with what slipped in between and around. */
const NEGATED = /^([a-z]{2,6}?)'?[eiu]?n+[eio]?'?t+$/;

/** Short forms that have another reading, and names of that shape. */
const REAL = new Set(["cant", "cannot", "dont", "wont", "arnett", "arnot", "carnet", "carnot", "kant"]);

/** A misspelt "can't", "doesn't", "wasn't" … written out; null for any other word. Pure. */
export function negatedVerb(word: string): readonly string[] | null {
  if (REAL.has(word)) return null;
  const stem = NEGATED.exec(word)?.[1];
  const verb = stem === undefined ? undefined : STEMS[stem];
  return verb ? [verb, "not"] : null;
}
