import type { Slot, SlotQuery } from "../../../src/scheduling/model.ts";
import type { When, Window } from "../../scenario/schema.ts";
import { type Acting, ActionFailed, bySlug } from "./acting.ts";

/** What a visit is to be; `any` practitioner or location: whoever, wherever. */
export interface Wanted {
  visitType: string;
  practitioner: string;
  location: string;
  at: When;
  dateOfBirth?: string;
  hasReferral?: boolean;
  movingAppointmentId?: string;
}

/** The free time that a scenario means. Throws `ActionFailed` where none is. */
export async function findSlot(acting: Acting, wanted: Wanted): Promise<Slot> {
  const window = windowOf(wanted.at);
  for (const { date, from, to } of daysOf(window)) {
    const { slots } = await acting.verbs.scheduling.findSlots(acting.context, {
      ...queryOf(acting, wanted),
      dates: [{ from: date, to: date }],
      times: [{ ...(from && { from }), ...(to && { to }) }],
      order: "earliest",
      limit: 100,
    });
    const [first] = slots;
    if (first) return first;
  }
  const { reasons } = await acting.verbs.scheduling.findSlots(acting.context, {
    ...queryOf(acting, wanted),
    dates: [{ from: window.from.slice(0, 10), to: window.to.slice(0, 10) }],
    limit: 1,
  });
  const why = reasons.map(({ code }) => code).join(", ") || "other times of that day are free";
  const { practitioner, location, visitType } = wanted;
  throw new ActionFailed(
    `${acting.what}: no ${visitType} is free ${wordsOf(wanted.at)} (practitioner ${practitioner}, location ${location}; ${why}). Choose a time that is: agentcare slots shows them.`,
  );
}

function queryOf(acting: Acting, wanted: Wanted): SlotQuery {
  const { practitioner, location, dateOfBirth, hasReferral, movingAppointmentId } = wanted;
  return {
    visitTypeId: bySlug(acting, "visitTypes", wanted.visitType).id,
    ...(practitioner !== "any" && { practitionerIds: [bySlug(acting, "practitioners", practitioner).id] }),
    ...(location !== "any" && { locationIds: [bySlug(acting, "locations", location).id] }),
    ...(dateOfBirth && { dateOfBirth }),
    ...(hasReferral !== undefined && { hasReferral }),
    ...(movingAppointmentId && { movingAppointmentId }),
  };
}

function windowOf(at: When): Window {
  if (typeof at !== "string") return "earliest" in at ? at.earliest : at.within;
  const to = Temporal.PlainDateTime.from(at).add({ minutes: 1 }).toString({ smallestUnit: "minute" });
  return { from: at, to };
}

/** A window day by day: a search gives a hundred times at most, and a day may have more. */
function daysOf({ from, to }: Window): { date: string; from?: string; to?: string }[] {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const days: { date: string; from?: string; to?: string }[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const begins = day.equals(first) ? from.slice(11) : "00:00";
    const ends = day.equals(last) ? to.slice(11) : undefined;
    if (ends === "00:00") continue;
    days.push({ date: day.toString(), ...(begins !== "00:00" && { from: begins }), ...(ends && { to: ends }) });
  }
  return days;
}

function wordsOf(at: When): string {
  const { from, to } = windowOf(at);
  return typeof at === "string" ? `at ${at}` : `from ${from} until before ${to}`;
}

/** What a row may hold where the action leaves it open. */
export function looseFields({ at, practitioner, location }: Pick<Wanted, "at" | "practitioner" | "location">) {
  return {
    ...(typeof at !== "string" && "within" in at && { startsAt: `within ${at.within.from}..${at.within.to}` }),
    ...(practitioner === "any" && { practitioner: "*" }),
    ...(location === "any" && { location: "*" }),
  };
}
