import type { Task } from "../../graph/tasks.ts";
import type { Waitlist, WaitlistOffer, WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { Situation, Step } from "../agent.ts";
import { proofFirst } from "../identity/proof-first.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";

export type WaitlistTask = Extract<Task, { agent: "waitlist" }>;
type Places = Awaited<ReturnType<Waitlist["places"]>>;
export type OfferedPlace = WaitlistPlace & { offer: WaitlistOffer };

/** Reads the places this conversation may see, once, and goes on with them; without any, asks for a proof first. */
export function withPlaces(
  situation: Situation<WaitlistTask>,
  then: (places: [WaitlistPlace, ...WaitlistPlace[]]) => Step,
): Step {
  const { results, task } = situation;
  const read = answered<Places>(results, "waitlist_position");
  if (read.kind === "none") return { call: { name: "waitlist_position", args: {} } };
  if (read.kind === "unavailable") return { done: calendarUnavailable };
  if (read.kind === "refused") return { done: { facts: [refusedFact(read.refusal)] } };
  const { places, proved } = read.value;
  const [first, ...more] = places;
  if (first) return then([first, ...more]);
  return { done: proved ? { facts: [{ kind: "waitlist_empty" }] } : proofFirst(task) };
}

/** The one place that is meant: the only one, or the only one for the kind of visit that was named. */
export function withPlace(
  situation: Situation<WaitlistTask>,
  action: "edit" | "leave",
  then: (place: WaitlistPlace) => Step,
): Step {
  return withPlaces(situation, (places) => {
    const wanted = situation.frame.visitType?.value;
    const named = places.filter(({ visitTypeId }) => visitTypeId === wanted);
    const fitting = named.length > 0 ? named : places;
    const [only] = fitting;
    if (only && fitting.length === 1) return then(only);
    return {
      done: { facts: [{ kind: "waitlist_which", places: fitting, action }], footing: { asked: ["visitType"] } },
    };
  });
}

/** The one offer that is open. */
export function withOffer(
  situation: Situation<WaitlistTask>,
  action: "accept" | "decline",
  then: (place: OfferedPlace) => Step,
): Step {
  return withPlaces(situation, (places) => {
    const wanted = situation.frame.visitType?.value;
    const open = places.filter((place): place is OfferedPlace => place.offer !== null);
    const named = open.filter(({ visitTypeId }) => visitTypeId === wanted);
    const fitting = named.length > 0 ? named : open;
    const [only] = fitting;
    if (!only) return { done: { facts: [{ kind: "waitlist_no_offer" }] } };
    if (fitting.length === 1) return then(only);
    return {
      done: { facts: [{ kind: "waitlist_which", places: fitting, action }], footing: { asked: ["visitType"] } },
    };
  });
}
