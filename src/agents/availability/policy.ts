import type { Fact } from "../../graph/facts.ts";
import type { Task } from "../../graph/tasks.ts";
import { refusalText } from "../../locales/en/refusals.ts";
import type { Slot, SlotQuery, SlotSearch, VisitTypeSummary } from "../../scheduling/model.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { comparePolicy } from "./compare.ts";
import { impossiblePair, offerBothWays } from "./impossible-pair.ts";
import { insteadOf } from "./instead.ts";
import { pickOffers } from "./pick-offers.ts";
import { SHOWN, slotQuery } from "./slot-query.ts";

type FindTask = Extract<Task, { agent: "availability"; kind: "find" }>;

/** Slots remembered as shown, so that "other times" never loops over a few. */
const REMEMBERED = 60;

/** Reads the calendar: free times, or whose are sooner. */
export const availabilityPolicy: Policy<Extract<Task, { agent: "availability" }>> = (situation) => {
  const { task } = situation;
  return task.kind === "find" ? findPolicy({ ...situation, task }) : comparePolicy({ ...situation, task });
};

/** Searches with what is known and offers what it found; with no visit type known it asks which. Reads only. */
const findPolicy: Policy<FindTask> = (situation) => {
  const { frame, results, task } = situation;
  if (!frame.visitType) return askVisitType(situation, task.among ?? []);
  const desk = onlyByDesk(situation);
  if (desk) return desk;
  const question = askEstablished(situation) ?? askReferral(situation);
  if (question) return question;
  const pair = impossiblePair(frame, situation.directory);
  if (pair) return offerBothWays(situation, pair, task.others === true);
  const first = results[0];
  if (!first) return { call: { name: "find_slots", args: { ...query(frame, task) } } };
  if (!first.answer.ok) {
    if ("unavailable" in first.answer) return { done: { facts: [{ kind: "unavailable", part: "calendar" }] } };
    return { done: { facts: [{ kind: "refused", ...first.answer.refusal }] } };
  }
  return offer(situation, first.answer.value as SlotSearch, task.others === true);
};

/** The frame as a search, on other days than those the task names. */
function query(frame: Situation["frame"], { others, notOn = [] }: FindTask): SlotQuery {
  const wanted = slotQuery(frame, others === true);
  return notOn.length === 0 ? wanted : { ...wanted, excludedDates: [...(wanted.excludedDates ?? []), ...notOn] };
}

/** What the desk alone books: said at once, with its number, and no time is looked for. */
function onlyByDesk({ directory, frame }: Situation): Step | null {
  const visit = directory.visitTypes.find(({ id }) => id === frame.visitType?.value);
  if (!visit || visit.selfBookable || frame.moving) return null;
  const { visitType: _, ...rest } = frame;
  const code = "not_self_bookable";
  const params = { visit: visit.name, phone: directory.phone };
  return {
    done: {
      facts: [{ kind: "refused", code, message: refusalText(code, params), params }],
      frame: { ...rest, offered: [], shown: [] },
      footing: { active: null, asked: [] },
    },
  };
}

/** A visit only for those the clinic has seen: asked before times are shown, not refused after the yes. */
function askEstablished({ directory, frame }: Situation): Step | null {
  const visit = directory.visitTypes.find(({ id }) => id === frame.visitType?.value);
  if (visit?.patientKind !== "established" || frame.patientKind || frame.moving) return null;
  return {
    done: {
      facts: [{ kind: "ask_established", visitTypeName: visit.name }],
      footing: { yesNo: "established", active: "book", asked: [] },
    },
  };
}

/** A visit that needs a referral: asked before times are shown, not refused after the yes. */
function askReferral({ directory, frame }: Situation): Step | null {
  const visit = directory.visitTypes.find(({ id }) => id === frame.visitType?.value);
  if (!visit?.needsReferral || frame.hasReferral || frame.moving) return null;
  return {
    done: {
      facts: [{ kind: "ask_referral", visitTypeName: visit.name }],
      footing: { yesNo: "referral", active: "book", asked: [] },
    },
  };
}

/** Asked as often as this with no answer, a person is offered. */
const ASKED_AT_MOST = 3;

function askVisitType(situation: Situation, among: readonly string[]): Step {
  const { directory, frame, footing } = situation;
  const all = directory.visitTypes.filter((visit) => visit.selfBookable);
  const meant = all.filter(({ id }) => among.includes(id));
  const bookable = meant.length > 0 ? meant : all;
  const practitioners = frame.practitioner?.value.is ?? [];
  const offered = new Set(
    directory.practitioners.filter(({ id }) => practitioners.includes(id)).flatMap(({ visitTypeIds }) => visitTypeIds),
  );
  const named = offered.size > 0 ? bookable.filter(({ id }) => offered.has(id)) : bookable;
  const fitting = narrowed(named, situation);
  const [only] = fitting;
  if (only && fitting.length === 1) {
    const visitType = { value: only.id, turn: footing.turn, confirmed: false };
    return { done: { frame: { ...frame, visitType }, next: [{ agent: "availability", kind: "find" }] } };
  }
  if (footing.asks >= ASKED_AT_MOST) {
    const reason = "the kind of visit could not be found out";
    return {
      done: {
        footing: { asks: 0, asked: [] },
        next: [{ agent: "handoff", kind: "request", reason, urgency: "routine" }],
      },
    };
  }
  const names = fitting.map(({ name }) => name);
  return {
    done: {
      facts: [{ kind: "ask_visit_type", candidates: names, suggestions: names.slice(0, 3) }],
      footing: { asked: ["visitType"], asks: footing.asks + 1, choices: fitting.map(({ id }) => id) },
    },
  };
}

/** Of a field of medicine or a form of visit that was named, only those; when that leaves nothing, all. */
function narrowed(visits: readonly VisitTypeSummary[], { frame }: Situation): VisitTypeSummary[] {
  const { specialty, modality, patientKind } = frame;
  const fitting = visits.filter(
    (visit) =>
      (!specialty || visit.specialty === specialty.value) &&
      (!modality || modality.value === "in_person" || visit.modality === modality.value) &&
      (!patientKind || visit.patientKind === "any" || visit.patientKind === patientKind.value),
  );
  return fitting.length > 0 ? fitting : [...visits];
}

function offer({ frame, directory }: Situation, search: SlotSearch, others: boolean): Step {
  const shown = new Set(frame.shown);
  const fresh = pickOffers(others ? search.slots.filter(({ id }) => !shown.has(id)) : search.slots, SHOWN);
  const found = fresh.length > 0 ? { slots: fresh, relaxed: [] } : nearestOf(search, shown, others);
  if (!found || found.slots.length === 0) {
    return {
      done: {
        facts: [
          {
            kind: "no_slots",
            visitTypeName: search.visitTypeName,
            reasons: search.reasons,
            instead: insteadOf(frame, directory),
          },
        ],
        frame: { ...frame, offered: [] },
        footing: { asked: ["dates"] },
      },
    };
  }
  const fact: Fact = {
    kind: "slots",
    visitTypeName: search.visitTypeName,
    slots: found.slots,
    relaxed: [...found.relaxed],
    reasons: found.relaxed.length > 0 ? search.reasons : [],
    others,
  };
  const remembered = [...new Set([...frame.shown, ...found.slots.map(({ id }) => id)])].slice(-REMEMBERED);
  return {
    done: { facts: [fact], frame: { ...frame, offered: found.slots, shown: remembered }, footing: { asked: [] } },
  };
}

function nearestOf(search: SlotSearch, shown: ReadonlySet<string>, others: boolean) {
  if (!search.nearest) return null;
  const slots: Slot[] = others ? search.nearest.slots.filter(({ id }) => !shown.has(id)) : search.nearest.slots;
  return { slots: slots.slice(0, SHOWN), relaxed: search.nearest.relaxed };
}
