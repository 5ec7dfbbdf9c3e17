import { z } from "zod";
import { DESK_TOPICS, DIALOGUE_ACTS, type DialogueAct, WISH_KINDS, type WishKind } from "../acts.ts";

/** What a model may call a message's acts: all but what only a signed-in person of the staff does. */
export const MODEL_ACTS = DIALOGUE_ACTS.filter(
  (act): act is Exclude<DialogueAct, "staff-query"> => act !== "staff-query",
);

/** One closed list for wishes: what is for the desk is called by its topic, so that a small model chooses once. */
export const MODEL_WISHES = [
  ...WISH_KINDS.filter((kind): kind is Exclude<WishKind, "desk"> => kind !== "desk"),
  ...DESK_TOPICS,
] as const;
export type ModelWish = (typeof MODEL_WISHES)[number];

const words = z.array(z.string().max(200)).max(6).default([]);

/**
 * What the model may say: words copied from the message, and names from closed lists. No ids, no ISO dates, nothing that
 * decides a write. In a wish the words come before their name: a model that copies first has less to think about.
 * Unknown names make the answer unusable; unknown fields are dropped.
 */
export const ModelProposal = z.object({
  wishes: z
    .array(z.object({ words: z.string().max(300).default(""), wish: z.enum(MODEL_WISHES) }))
    .max(4)
    .default([]),
  acts: z.array(z.enum(MODEL_ACTS)).max(6),
  visitTypeWords: words,
  practitionerWords: words,
  excludedPractitionerWords: words,
  locationWords: words,
  dateTimeWords: words,
  selectionWords: words,
  nameWords: words,
  dateOfBirthWords: words,
  phoneWords: words,
  questionWords: words,
});
export type ModelProposal = z.infer<typeof ModelProposal>;
export type ModelProposalInput = z.input<typeof ModelProposal>;
/** The lists of copied words. */
export type ProposedWords = Exclude<keyof ModelProposal, "acts" | "wishes">;
