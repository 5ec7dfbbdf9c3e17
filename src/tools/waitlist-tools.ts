import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import { createAcceptOffer } from "./accept-offer.ts";
import { createDeclineOffer } from "./decline-offer.ts";
import { createEditWaitlist } from "./edit-waitlist.ts";
import { createJoinWaitlist } from "./join-waitlist.ts";
import { createLeaveWaitlist } from "./leave-waitlist.ts";
import type { Report } from "./run-tool.ts";
import { type ChangeMessages, createSetMessages } from "./set-messages.ts";
import { createWaitlistPosition } from "./waitlist-position.ts";

export interface WaitlistToolParts {
  waitlist: Waitlist;
  setMessages: ChangeMessages;
  report: Report;
}

/** The waitlist's tools; an accepted offer is the only visit they write. */
export const createWaitlistTools = (parts: WaitlistToolParts): StructuredToolInterface[] => [
  createWaitlistPosition(parts),
  createJoinWaitlist(parts),
  createEditWaitlist(parts),
  createLeaveWaitlist(parts),
  createAcceptOffer(parts),
  createDeclineOffer(parts),
  createSetMessages(parts),
];
