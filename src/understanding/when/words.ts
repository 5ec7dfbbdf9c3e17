import type { Token } from "./tokens.ts";

/** The word at an index, or "" outside the message. */
export const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** Index after the longest run of `words` at `at`, at most `most` of them. */
export function skip(tokens: readonly Token[], at: number, words: ReadonlySet<string>, most = 3): number {
  let next = at;
  while (next < at + most && words.has(wordAt(tokens, next))) next++;
  return next;
}

/** Index after the phrase, or -1. */
export function phrase(tokens: readonly Token[], at: number, words: string): number {
  let next = at;
  for (const word of wordsOf(words)) {
    if (wordAt(tokens, next) !== word) return -1;
    next++;
  }
  return next;
}

/** The words of the grammar's own phrases, each cut once. */
const cut = new Map<string, readonly string[]>();

function wordsOf(words: string): readonly string[] {
  const known = cut.get(words);
  if (known) return known;
  const list = words.split(" ");
  cut.set(words, list);
  return list;
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Nouns that a number counts: "4 people" is no clock time, "3rd floor" no day. */
const COUNTED = wordSet(
  "people person persons ppl pax guest guests adult adults kid kids child children men women man woman guy guys girls boys " +
    "friends members member others other folks diners seats seat dogs dog cats rooms room tables table double single family families " +
    "couples couple daughters sons son daughter patients patient times visits visit appointments appointment sessions session " +
    "pounds pound dollars dollar euros euro bucks gbp usd eur percent mg ml kg kgs lbs miles mile km stars star floor opinion event " +
    "events grade street avenue ave road attempt baby pills tablets more years year yrs yo months month weeks week days day hours hour " +
    "minutes minute mins min seconds secs hrs total cards card pin pins options things thing ones party parties " +
    "bedroom bedrooms humans women's fingers teeth tooth doctors doctor providers locations location blocks in-laws century edition anniversary birthday trimester",
);

/** Little words that may follow a bare number or ordinal that is a time or a day. */
const FOLLOWERS = wordSet(
  "on in at for to till until through thru and or but please pls if is was are works work would will can could may might should do does did be so " +
    "then thanks thank ok okay instead today tomorrow tonight this next that from with under as because when since sharp onwards onward " +
    "ish or-so fine good great best latest earliest morning afternoon evening night maybe perhaps i i'm i'd i'll we we're it its my not no yes only oclock " +
    "am pm a p the by about around between before after not than though too also just seems sounds suits suit available you your where what which how there here",
);

export const isCounted = (word: string): boolean => COUNTED.has(word);
export const mayFollow = (token: Token | undefined): boolean =>
  !token || token.kind === "sign" || FOLLOWERS.has(token.word);
