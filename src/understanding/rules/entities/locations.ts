import type { Lexicon } from "../../acts.ts";
import type { Token } from "../../text/tokens.ts";
import { createPhraseIndex } from "./phrase-index.ts";

export interface LocationReading {
  ids: string[];
  spans: { from: number; to: number }[];
}

const EXCLUDES = new Set(["not", "except", "besides"]);

/** Recognises the clinic's sites by name, alias or city; sites said not to be wanted are left out. */
export function createLocationReader(locations: Lexicon["locations"]): (words: readonly Token[]) => LocationReading {
  const names = createPhraseIndex(
    locations.flatMap(({ id, name, aliases }) => [name, ...aliases].map((phrase) => ({ id, phrase }))),
  );
  const cities = createPhraseIndex(locations.map(({ id, city }) => ({ id, phrase: city })));
  return (words) => {
    const wanted = (index: typeof names) =>
      index
        .find(words)
        .filter(({ from }) => !EXCLUDES.has(words[from - 1]?.word ?? "") && !EXCLUDES.has(words[from - 2]?.word ?? ""));
    const found = wanted(names);
    const longest = found[0]?.length ?? 0;
    const best = longest > 0 ? found.filter(({ length }) => length === longest) : wanted(cities);
    return { ids: [...new Set(best.map(({ id }) => id))], spans: best };
  };
}
