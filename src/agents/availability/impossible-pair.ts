import type { Fact } from "../../graph/facts.ts";
import type { Frame } from "../../graph/frame.ts";
import type { ClinicDirectory, SlotSearch } from "../../scheduling/model.ts";
import type { Situation, Step } from "../agent.ts";
import { insteadOf } from "./instead.ts";
import { pickOffers } from "./pick-offers.ts";
import { slotQuery } from "./slot-query.ts";

/** Shown of each: the practitioner at their own sites, and others at the site asked for. */
const OF_EACH = 3;

interface Pair {
  practitionerName: string;
  /** Names of sites. */
  worksAt: string[];
  wanted: string[];
}

/** The practitioner and the site asked for, when that practitioner never works there; null: they go together. */
export function impossiblePair({ practitioner, site }: Frame, directory: ClinicDirectory): Pair | null {
  const [only, ...others] = directory.practitioners.filter(({ id }) => practitioner?.value.is.includes(id));
  const wanted = site?.value ?? [];
  if (!only || others.length > 0 || wanted.length === 0) return null;
  if (only.locationIds.length === 0 || wanted.some((id) => only.locationIds.includes(id))) return null;
  const names = (ids: readonly string[]) =>
    directory.locations.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return { practitionerName: only.name, worksAt: names(only.locationIds), wanted: names(wanted) };
}

/** Says which of the two fails, and offers both ways out: another site, or another practitioner. */
export function offerBothWays(
  { frame, directory, results }: Pick<Situation, "frame" | "directory" | "results">,
  pair: Pair,
  others: boolean,
): Step {
  const { locationIds: _l, ...elsewhere } = slotQuery(frame, others);
  const { practitionerIds: _p, ...withAnother } = slotQuery(frame, others);
  const next = [elsewhere, withAnother][results.length];
  if (next) return { call: { name: "find_slots", args: { ...next } } };
  if (results.some(({ answer }) => !answer.ok && "unavailable" in answer)) {
    return { done: { facts: [{ kind: "unavailable", part: "calendar" }] } };
  }
  const shown = new Set(others ? frame.shown : []);
  const searches = results.flatMap(({ answer }) => (answer.ok ? [answer.value as SlotSearch] : []));
  const fresh = searches.map(({ slots }) => slots.filter(({ id }) => !shown.has(id)));
  const slots = fresh
    .flatMap((found) => pickOffers(found, OF_EACH))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const visitTypeName = directory.visitTypes.find(({ id }) => id === frame.visitType?.value)?.name ?? "";
  const fact: Fact = { kind: "impossible_pair", visitTypeName, ...pair, slots, instead: insteadOf(frame, directory) };
  return {
    done: {
      facts: [fact],
      frame: { ...frame, offered: slots, shown: [...new Set([...frame.shown, ...slots.map(({ id }) => id)])] },
      footing: { asked: slots.length > 0 ? [] : ["dates"], active: frame.moving ? "reschedule" : "book" },
    },
  };
}
