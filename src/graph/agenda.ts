import type { AskedField, Wish } from "../understanding/acts.ts";
import type { Frame } from "./frame.ts";

/** A wish that waits its turn. */
export interface AgendaItem {
  wish: Wish;
  /** The very time that is wanted, when it is known already (the same time for somebody else). */
  slotId?: string;
  /** Right before or after the visit written last, for "back to back". */
  besideLast?: true;
  /** This many days after the visit written last, at the same time: the next of a series. */
  daysAfterLast?: number;
}

/** Work that was set aside for something else. */
export interface Parked {
  frame: Frame;
  active: "book" | "reschedule" | "cancel" | "waitlist" | null;
  asked: AskedField[];
}

/** The visit this conversation wrote last: "wait, make it Thursday" means this one. */
export interface LastWritten {
  kind: "booked" | "rescheduled" | "cancelled";
  reference: string;
  slotId: string | null;
  visitTypeId: string;
  practitionerId: string;
  date: string;
  /** `HH:MM` of its start and end. */
  time: string;
  endTime: string;
  /** The turn it was written in. */
  turn: number;
}
