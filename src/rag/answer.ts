import { LlmFailure } from "../llm/failure.ts";
import type { Llm } from "../llm/llm.ts";
import { extractAnswer } from "./extract.ts";
import { ground } from "./ground.ts";
import type { Passage } from "./passage.ts";
import { FAQ_SYSTEM, faqPrompt } from "./prompt.ts";
import { readWritten } from "./read-written.ts";
import type { Retriever } from "./retrieve.ts";
import { isSameStem, stemOf, wordsOf } from "./words.ts";

export interface FaqSource {
  slug: string;
  title: string;
  /** "" for the document as a whole. */
  heading: string;
  effectiveFrom: string;
}

/** `unknown`: the documents do not say; offer a person. `tier` tells who chose the words. */
export type FaqAnswer =
  | { kind: "answer"; text: string; sources: FaqSource[]; tier: "rules" | "model" }
  | { kind: "unknown" };

export interface Answerer {
  /** Throws what the database throws, and the signal's reason; never because of the model. */
  answer(request: {
    clinicId: string;
    question: string;
    /** What the conversation is about, such as the visit type's name: "what should I bring?" is then about that visit. */
    about?: string;
    signal?: AbortSignal;
  }): Promise<FaqAnswer>;
}

const SENTENCES_AT_MOST = 5;
/** An answer that runs on is no answer; the model is stopped here. */
const CHARACTERS_AT_MOST = 1_500;
/** A passage this good answers, whatever the model thinks of it. */
const CERTAIN = 0.75;

/**
 * Answers a patient's question from the clinic's documents, with the sources. With a model the words are its own, each
 * sentence checked against the passages; without one, or when it fails, they are the documents'.
 */
export function createAnswerer({
  retriever,
  llm,
  report = () => {},
}: {
  retriever: Retriever;
  llm?: Pick<Llm, "available" | "stream">;
  /** Told of faults other than a model that is away. */
  report?: (error: unknown) => void;
}): Answerer {
  async function answer({ clinicId, question, about, signal }: Parameters<Answerer["answer"]>[0]): Promise<FaqAnswer> {
    const found = await retriever.retrieve({ clinicId, question, about, signal });
    const { passages, topics } = found;
    const extract = extractAnswer(question, passages, topics, found.about);
    if (extract === null) return { kind: "unknown" };
    const rules: FaqAnswer = {
      kind: "answer",
      text: extract.text,
      sources: sourcesOf(extract.passages),
      tier: "rules",
    };
    if (!llm?.available()) return rules;

    const written = await write(llm, { question, about, passages, signal });
    if (written === "unknown") return (passages[0]?.score ?? 0) >= CERTAIN ? rules : { kind: "unknown" };
    return written ?? rules;
  }

  /** The model's answer as far as the passages bear it out; null when it has none to show. */
  async function write(
    { stream }: Pick<Llm, "stream">,
    {
      question,
      about,
      passages,
      signal,
    }: { question: string; about?: string; passages: readonly Passage[]; signal?: AbortSignal },
  ): Promise<FaqAnswer | "unknown" | null> {
    let text = "";
    try {
      for await (const delta of stream({
        agent: "faq",
        system: FAQ_SYSTEM,
        user: faqPrompt({ question, about, passages }),
        signal,
      })) {
        text += delta;
        if (text.length > CHARACTERS_AT_MOST) return null;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof LlmFailure)) report(error);
      return null;
    }
    const written = readWritten(text, passages.length);
    if (written.kind === "unknown") return "unknown";
    const { accepted, rejected } = ground(
      written.sentences,
      passages.map((passage) => `${passage.title}. ${passage.heading}. ${passage.text}`),
    );
    // What is left of an answer that was mostly made up may say the opposite of what was meant.
    if (
      accepted.length === 0 ||
      rejected.length + written.invented >= accepted.length ||
      accepted.length > SENTENCES_AT_MOST
    )
      return null;
    const sources = sourcesOf(
      passages.filter(({ text: source }) => accepted.some((sentence) => restsOn(sentence, source))),
    );
    return sources.length === 0 ? null : { kind: "answer", text: accepted.join(" "), sources, tier: "model" };
  }

  return { answer };
}

/** Whether a passage has at least half of a sentence's words of weight. */
function restsOn(sentence: string, passage: string): boolean {
  const weighty = wordsOf(sentence)
    .filter((word) => word.length > 3)
    .map(stemOf);
  const source = wordsOf(passage).map(stemOf);
  const shared = weighty.filter((stem) => source.some((other) => isSameStem(stem, other)));
  return weighty.length > 0 && shared.length * 2 >= weighty.length;
}

function sourcesOf(passages: readonly Passage[]): FaqSource[] {
  return passages.map(({ documentSlug, title, heading, effectiveFrom }) => ({
    slug: documentSlug,
    title,
    heading,
    effectiveFrom,
  }));
}
