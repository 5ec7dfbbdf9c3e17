import { z } from "zod";

/** The longest message that is taken, in UTF-16 units; the HTTP edge refuses a longer one and names the limit. */
export const MAX_TEXT = 20_000;

/** What the patient did this turn. Typed text, or a tap that means exactly one thing. */
export const TurnInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string() }),
  z.strictObject({ kind: z.literal("select_slot"), slotId: z.string().max(200), text: z.string() }),
  z.discriminatedUnion("purpose", [
    z.strictObject({
      kind: z.literal("submit_form"),
      purpose: z.literal("identity"),
      values: z.strictObject({
        name: z.string().max(200).optional(),
        dateOfBirth: z.string().max(40).optional(),
        phone: z.string().max(40).optional(),
      }),
      text: z.string(),
    }),
    z.strictObject({
      kind: z.literal("submit_form"),
      purpose: z.literal("code"),
      values: z.strictObject({ code: z.string().max(40) }),
      /** Says that a code was given, without the code: it stands in the transcript. */
      text: z.string(),
    }),
  ]),
  /** The answer to a proposal, bound to it by id. */
  z.strictObject({ kind: z.literal("answer"), proposalId: z.string().max(200), approved: z.boolean() }),
]);
export type TurnInput = z.infer<typeof TurnInput>;
