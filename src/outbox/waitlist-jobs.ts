import { type Db, withClinic } from "../../db/client.ts";
import { findAppointment } from "../../db/queries/appointments.ts";
import { findHold } from "../../db/queries/holds.ts";
import { readSender } from "../../db/queries/notifications.ts";
import { findEntry, findOffer } from "../../db/queries/waitlist.ts";
import type { PatientMessages } from "../locales/messages.ts";
import { wallClockAt } from "../scheduling/time-zone.ts";
import type { FreedTime, OfferRound, Waitlist } from "../scheduling/waitlist/model.ts";
import { offeredSlot } from "../scheduling/waitlist/place-view.ts";
import { type Job, type JobHandlers, payloadId } from "./job.ts";
import { readerOf } from "./message-reader.ts";
import type { Notify } from "./notify.ts";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

/**
 * `offer_slot`: freed time to those who wait for it; at night it waits, because an offer runs out. `send_offer`: tells
 * of an offer that is still open. `expire_offers`: ends those that ran out.
 */
export function createWaitlistJobs(parts: {
  db: Db;
  waitlist: Pick<Waitlist, "offerFreedTime" | "expireOffers">;
  notify: Notify;
  messages: PatientMessages;
  now: () => Date;
  quietHours: QuietHours | null;
}): JobHandlers {
  const { db, waitlist, notify, messages, now, quietHours } = parts;

  return {
    async offer_slot(job) {
      const { clinicId } = job;
      const { freed, timeZone } = await withClinic(db, clinicId, async (tx) => ({
        freed: await readFreedTime(tx, job),
        timeZone: (await readSender(tx, clinicId)).timeZone,
      }));
      if (!freed) return { state: "dropped", outcome: "not_found" };
      if (freed.startsAt <= now()) return { state: "dropped", outcome: "past" };
      const until = quietUntil(quietHours, now(), timeZone);
      if (until) return { state: "later", until, outcome: "quiet_hours" };
      return { state: "done", outcome: roundText(await waitlist.offerFreedTime(clinicId, freed)) };
    },

    async expire_offers({ clinicId }) {
      return { state: "done", outcome: `expired ${await waitlist.expireOffers(clinicId)}` };
    },

    async send_offer(job, signal) {
      const { clinicId } = job;
      const offerId = payloadId(job, "offerId");
      const found = await withClinic(db, clinicId, async (tx) => {
        const offer = await findOffer(tx, clinicId, offerId);
        const view = offer && (await findEntry(tx, { clinicId, entryId: offer.entryId }));
        const slot = offer && (await offeredSlot(tx, clinicId, offer));
        if (!offer || !view || !slot) return null;
        const { patientId, joinedBy } = view.entry;
        return { offer, slot, patientId, reader: await readerOf(tx, clinicId, joinedBy) };
      });
      if (!found) return { state: "dropped", outcome: "not_found" };
      const { offer, slot, patientId, reader } = found;
      if (offer.state !== "open" || offer.expiresAt <= now()) return { state: "dropped", outcome: "offer_over" };
      const { expiresAt } = offer;
      const until = { ...wallClockAt(slot.timeZone, expiresAt.getTime()), instant: expiresAt.toISOString() };
      const words: Parameters<Notify>[1]["words"] = (sender) => messages.offer(slot, until, sender, reader);
      return notify(job, { kind: job.kind, patientId, appointmentId: null, words }, signal);
    },
  };
}

/** The time of a visit that ended or was moved, or of an offer that was turned down or ran out. */
async function readFreedTime(tx: Db, job: Job): Promise<FreedTime | null> {
  const { clinicId } = job;
  if ("offerId" in job.payload) {
    const offer = await findOffer(tx, clinicId, payloadId(job, "offerId"));
    return offer?.holdId ? findHold(tx, clinicId, offer.holdId) : null;
  }
  const view = await findAppointment(tx, { clinicId, appointmentId: payloadId(job, "appointmentId") });
  if (!view) return null;
  const { practitionerId, locationId, startsAt, endsAt } = view.appointment;
  return { practitionerId, locationId, startsAt, endsAt };
}

/** Who got an offer and who was passed over, with why: on record, so that nobody is skipped in silence. */
function roundText({ offered, passedOver }: OfferRound): string {
  const parts = [
    ...offered.map(({ entryId }) => `offered:${entryId}`),
    ...passedOver.map(({ entryId, reason }) => `${reason}:${entryId}`),
  ];
  return parts.length > 0 ? parts.join(" ") : "nobody_waits";
}
