import type { Appointment, Slot } from "../scheduling/model.ts";
import type { Reader } from "./locale.ts";

/** In whose name a message is written, and where its reader may call. */
export interface MessageSender {
  name: string;
  phone: string;
}

/** What a message says: for mail both, for a text message the text alone. */
export interface MessageWords {
  subject: string;
  text: string;
}

type Visit = Pick<
  Appointment,
  "date" | "time" | "startsAt" | "timeZone" | "locationName" | "locationAddress" | "reference"
>;

/**
 * The messages a clinic sends by itself. They may be read over a shoulder and pass through other people's machines: no
 * name of the patient, no kind of visit, no practitioner.
 */
export interface PatientMessages {
  booked(visit: Visit, sender: MessageSender, reader: Reader): MessageWords;
  moved(visit: Visit, sender: MessageSender, reader: Reader): MessageWords;
  reminder(visit: Visit, sender: MessageSender, reader: Reader): MessageWords;
  /** `until`: the last moment to answer, on the location's wall clock and as an ISO instant. */
  offer(
    slot: Pick<Slot, "date" | "time" | "startsAt" | "timeZone" | "locationName">,
    until: Pick<Slot, "date" | "time"> & { instant: string },
    sender: MessageSender,
    reader: Reader,
  ): MessageWords;
}
