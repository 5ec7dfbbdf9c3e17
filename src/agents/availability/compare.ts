import type { Task } from "../../graph/tasks.ts";
import type { Slot, SlotSearch } from "../../scheduling/model.ts";
import type { Policy } from "../agent.ts";
import { slotQuery } from "./slot-query.ts";

/** More than this at once nobody compares. */
const COMPARED_AT_MOST = 4;

/** Whose next free time is sooner: the first of each, and then all of them to choose from. */
export const comparePolicy: Policy<Extract<Task, { agent: "availability"; kind: "compare" }>> = (situation) => {
  const { directory, frame, results, task } = situation;
  if (!frame.visitType) return { done: { next: [{ agent: "availability", kind: "find" }] } };
  const ids = task.practitionerIds.slice(0, COMPARED_AT_MOST);
  const next = ids[results.length];
  if (next) {
    const query = { ...slotQuery(frame, false), practitionerIds: [next], order: "earliest" as const, limit: 1 };
    return { call: { name: "find_slots", args: { ...query } } };
  }
  const rows = ids.map((id, at) => {
    const answer = results[at]?.answer;
    const found = answer?.ok ? (answer.value as SlotSearch) : null;
    const practitionerName = directory.practitioners.find((person) => person.id === id)?.name ?? "";
    return { practitionerName, slot: found?.slots[0] ?? null };
  });
  if (results.some(({ answer }) => !answer.ok && "unavailable" in answer)) {
    return { done: { facts: [{ kind: "unavailable", part: "calendar" }] } };
  }
  rows.sort((a, b) => startOf(a.slot) - startOf(b.slot));
  const offered = rows.flatMap(({ slot }) => (slot ? [slot] : []));
  const visitTypeName = directory.visitTypes.find(({ id }) => id === frame.visitType?.value)?.name ?? "";
  return {
    done: {
      facts: [{ kind: "comparison", visitTypeName, rows }],
      frame: { ...frame, offered, shown: offered.map(({ id }) => id) },
      footing: { asked: [], active: "book" },
    },
  };
};

const startOf = (slot: Slot | null): number => (slot ? Date.parse(slot.startsAt) : Number.POSITIVE_INFINITY);
