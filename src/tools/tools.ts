import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Identity } from "../identity/model.ts";
import type { FindClosures } from "../scheduling/closures.ts";
import type { Scheduling } from "../scheduling/model.ts";
import { type AnswerFromKnowledge, createAnswerQuestion } from "./answer-question.ts";
import { createBookingTools } from "./booking-tools.ts";
import { createFindClosuresTool } from "./find-closures.ts";
import { createFindSlots } from "./find-slots.ts";
import { createRequestCode } from "./request-code.ts";
import { createRequestHandoff, type QueueHandoff } from "./request-handoff.ts";
import { createUpdateHandoff, type UpdateHandoff } from "./update-handoff.ts";
import { createVerifyCode } from "./verify-code.ts";
import { createWaitlistTools, type WaitlistToolParts } from "./waitlist-tools.ts";

export interface ToolParts extends WaitlistToolParts {
  scheduling: Scheduling;
  identity: Pick<Identity, "requestCode" | "checkCode">;
  answer: AnswerFromKnowledge;
  findClosures: FindClosures;
  queueHandoff: QueueHandoff;
  updateHandoff: UpdateHandoff;
}

/** Every agent's tools: only booking can write a visit, and the waitlist the one it was offered. */
export function createTools(parts: ToolParts) {
  return {
    availability: [createFindSlots(parts)],
    booking: createBookingTools(parts),
    identity: [createRequestCode(parts), createVerifyCode(parts)],
    waitlist: createWaitlistTools(parts),
    faq: [createAnswerQuestion(parts), createFindClosuresTool(parts)],
    handoff: [createRequestHandoff(parts), createUpdateHandoff(parts)],
  } satisfies Record<string, StructuredToolInterface[]>;
}
