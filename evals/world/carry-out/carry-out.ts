import { Refusal } from "../../../src/scheduling/refusal.ts";
import type { Action } from "../../scenario/schema.ts";
import { type Acting, ActionFailed } from "./acting.ts";
import { handOver, setMessages, takeTimeOff } from "./desk.ts";
import { book, cancel, confirm, late, need, reschedule } from "./visits.ts";
import { acceptOffer, declineOffer, editWaitlist, joinWaitlist, leaveWaitlist } from "./waitlist.ts";

/**
 * Does what an action says by the verbs of the system, and what follows from it. Throws `ActionFailed` where it cannot be
 * done: a rule refused it, or it names what is not there.
 */
export async function carryOut(acting: Acting, action: Action): Promise<void> {
  try {
    await doIt(acting, action);
    await acting.verbs.settle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ActionFailed(
      `${acting.what} was refused (${error.code}): ${error.message} Change the action, or what is \`before\` it, so that the rules allow it.`,
      { cause: error },
    );
  }
}

async function doIt(acting: Acting, action: Action): Promise<void> {
  if ("book" in action) await book(acting, action.book);
  else if ("reschedule" in action) await reschedule(acting, action.reschedule);
  else if ("cancel" in action) await cancel(acting, action.cancel);
  else if ("confirm" in action) await confirm(acting, action.confirm);
  else if ("late" in action) await late(acting, action.late);
  else if ("need" in action) await need(acting, action.need);
  else if ("join_waitlist" in action) await joinWaitlist(acting, action.join_waitlist);
  else if ("edit_waitlist" in action) await editWaitlist(acting, action.edit_waitlist);
  else if ("leave_waitlist" in action) await leaveWaitlist(acting, action.leave_waitlist);
  else if ("accept_offer" in action) await acceptOffer(acting, action.accept_offer);
  else if ("decline_offer" in action) await declineOffer(acting, action.decline_offer);
  else if ("hand_over" in action) await handOver(acting, action.hand_over);
  else if ("messages" in action) await setMessages(acting, action.messages);
  else await takeTimeOff(acting, action.time_off);
}

/** `gold 2 (book)`: which action it is, for people. */
export const actionName = (list: "before" | "gold", index: number, action: Action): string =>
  `${list} ${index + 1} (${Object.keys(action)[0]})`;
