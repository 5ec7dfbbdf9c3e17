import type { BehaviourName } from "../../../src/llm/testing/behaviours.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import type { ModelProposalInput } from "../../../src/understanding/model/schema.ts";
import { promptedIn, readByRules } from "./read-by-rules.ts";

/** A model that can be had without one: how its server behaves, and what it says. */
export interface FakeModel {
  /** For `--help` and errors. */
  describes: string;
  behaviour: BehaviourName;
  says: (user: string, at: { clinic: ClinicDirectory; now: string }) => string;
}

const PROSE = "Sure! I can help you with that. What day would you like to come in?";

function right(user: string, { clinic, now }: { clinic: ClinicDirectory; now: string }): string {
  const prompted = promptedIn(user);
  return prompted ? JSON.stringify(readByRules(prompted, clinic, now)) : quoteFirst(user);
}

/** In form, and never what was said: another act, another wish, words of nobody. */
function wrong(user: string, { clinic, now }: { clinic: ClinicDirectory; now: string }): string {
  const prompted = promptedIn(user);
  if (!prompted) return "We are open day and night and everything is free of charge [1].";
  const { acts } = readByRules(prompted, clinic, now);
  const cancels = acts.includes("book");
  const says: ModelProposalInput = {
    wishes: [{ words: prompted.message.slice(0, 40), wish: cancels ? "cancel" : "book" }],
    acts: [cancels ? "cancel" : "affirm"],
    dateTimeWords: ["yesterday at noon"],
    nameWords: ["Eve Mallory"],
    practitionerWords: ["Dr. Nobody"],
  };
  return JSON.stringify(says);
}

/** The right answer with ids, dates and names that nobody gave. */
function inventedIds(user: string, at: { clinic: ClinicDirectory; now: string }): string {
  const prompted = promptedIn(user);
  if (!prompted) return `${quoteFirst(user)} See document 7d9f0c8e [9].`;
  return JSON.stringify({
    ...readByRules(prompted, at.clinic, at.now),
    practitionerId: "7d9f0c8e-0000-4000-8000-000000000000",
    slotId: "slot_42",
    dateTimeWords: ["2026-03-10T14:00:00Z"],
    nameWords: ["Eve Mallory"],
    phoneWords: ["555-9999"],
  });
}

export const FAKE_MODELS = {
  right: { describes: "reads as the rules do", behaviour: "answers", says: right },
  slow: { describes: "the same, word by word", behaviour: "slow_drip", says: right },
  wrong: { describes: "in form, and never what was said", behaviour: "answers", says: wrong },
  prose: { describes: "chats instead of labelling", behaviour: "answers", says: () => PROSE },
  invented_ids: { describes: "right, with ids and names nobody gave", behaviour: "answers", says: inventedIds },
  silent: { describes: "takes the question and says nothing", behaviour: "hangs_without_headers", says: () => "" },
} satisfies Record<string, FakeModel>;

export type FakeModelName = keyof typeof FAKE_MODELS;

export const isFakeModel = (name: string): name is FakeModelName => Object.hasOwn(FAKE_MODELS, name);

/** The first passage of a question to the knowledge base, with its number. */
function quoteFirst(user: string): string {
  try {
    const asked: { passages?: { text?: string }[] } = JSON.parse(user.slice(user.indexOf("{")));
    const text = asked.passages?.[0]?.text;
    return text ? `${text.replaceAll(/\s+/g, " ").trim()} [1]` : "UNKNOWN";
  } catch {
    return "UNKNOWN";
  }
}
