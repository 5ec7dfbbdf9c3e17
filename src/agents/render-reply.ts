import type { Fact } from "../graph/facts.ts";
import type { Reply } from "../graph/reply.ts";
import type { Locale, Said, Voice } from "../locales/locale.ts";

/**
 * The whole answer of a turn, in the order of its facts. Everything a patient reads is rendered here from rows and
 * rules; only an answer from the clinic's documents may hold a model's sentences, checked before they came here.
 */
export function renderReply(facts: readonly Fact[], voice: Voice, { phrases }: Locale): Reply {
  const said = facts.map((fact) => say(fact, voice, phrases)).filter(({ text, card }) => text !== "" || card);
  return {
    text: inParagraphs(facts[0]?.kind === "hello", said),
    cards: said.flatMap(({ card }) => (card ? [card] : [])),
    suggestions: [...new Set(said.flatMap(({ suggestions = [] }) => suggestions))].slice(0, 3),
  };
}

// TypeScript cannot tie a union's member to its own entry of the map; `Phrases` says that they belong together.
function say<F extends Fact>(fact: F, voice: Voice, phrases: Locale["phrases"]): Said {
  return (phrases[fact.kind] as (fact: F, voice: Voice) => Said)(fact, voice);
}

/** One paragraph a fact; a hello goes before what follows it. */
function inParagraphs(hello: boolean, said: readonly Said[]): string {
  const [first, ...rest] = said.map(({ text }) => text).filter(Boolean);
  return hello && rest.length > 0
    ? [`${first} ${rest[0]}`, ...rest.slice(1)].join("\n\n")
    : [first, ...rest].join("\n\n");
}
