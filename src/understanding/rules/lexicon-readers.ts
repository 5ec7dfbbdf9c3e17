import type { Lexicon } from "../acts.ts";
import { createLocationReader } from "./entities/locations.ts";
import { createPractitionerReader } from "./entities/practitioners.ts";
import { createVisitTypeReader } from "./entities/visit-types.ts";

export interface LexiconReaders {
  visitTypes: ReturnType<typeof createVisitTypeReader>;
  practitioners: ReturnType<typeof createPractitionerReader>;
  locations: ReturnType<typeof createLocationReader>;
}

/** Gives the readers of a lexicon, built once and kept as long as the lexicon object lives. */
export function createReadersOf(): (lexicon: Lexicon) => LexiconReaders {
  const built = new WeakMap<Lexicon, LexiconReaders>();
  return (lexicon) => {
    const known = built.get(lexicon);
    if (known) return known;
    const readers = {
      visitTypes: createVisitTypeReader(lexicon.visitTypes),
      practitioners: createPractitionerReader(lexicon.practitioners),
      locations: createLocationReader(lexicon.locations),
    };
    built.set(lexicon, readers);
    return readers;
  };
}
