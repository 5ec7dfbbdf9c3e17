import type { Fact } from "../graph/facts.ts";
import type { Card } from "../graph/reply.ts";
import type { ClinicDirectory } from "../scheduling/model.ts";

/** Whose clock is read beside the clinic's. */
export interface Reader {
  /** IANA; null: not known. */
  patientTimeZone: string | null;
}

/** In whose name, to whom and when something is said. */
export interface Voice extends Reader {
  clinic: ClinicDirectory;
  /** ISO instant of the turn. */
  now: string;
}

/** What one fact says: its words, what is drawn with them, and up to three short answers to tap. */
export interface Said {
  text: string;
  card?: Card;
  suggestions?: string[];
}

/** The fact of one kind, also where several kinds share a shape. */
export type FactOf<K extends Fact["kind"], F = Fact> = F extends { kind: infer Kinds }
  ? K extends Kinds
    ? F
    : never
  : never;

/** The words for every fact. A fact without words does not compile. */
export type Phrases = { [K in Fact["kind"]]: (fact: FactOf<K>, voice: Voice) => Said };

/** The words for some facts, told by their union. */
export type PhrasesFor<F extends Fact> = { [K in F["kind"]]: (fact: FactOf<K>, voice: Voice) => Said };

/** One language of everything a patient reads. */
export interface Locale {
  /** BCP 47. */
  tag: string;
  phrases: Phrases;
}
