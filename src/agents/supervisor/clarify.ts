import type { Fact } from "../../graph/facts.ts";
import { find, handoff, type Planning, type Rule, resumeIfAny, type Work } from "./planning.ts";

/** "Morning, after 2 pm": named and asked, never guessed. */
export const contradiction: Rule = ({ understanding, before, frame }) => {
  if (!understanding.contradiction) return null;
  const { times: _, ...rest } = frame;
  return {
    facts: [{ kind: "contradiction", said: understanding.contradiction.said }],
    frame: before.times ? { ...rest, times: before.times } : rest,
    footing: { asked: ["times"], active: "book" },
  };
};

/** Of two readings the first is much the likelier: it is taken, and the answer says so. */
const SAID_NOT_ASKED: ReadonlySet<string> = new Set(["next_weekday", "half_of_day"]);

export const readAs = ({ understanding }: Planning): Fact[] =>
  understanding.ambiguous
    .filter(({ code }) => SAID_NOT_ASKED.has(code))
    .slice(0, 1)
    .map((ambiguity) => ({ kind: "read_as", ambiguity }));

/** A day or time that reads two ways, or does not exist. */
export const unclearWhen: Rule = ({ understanding, before, frame }) => {
  const ambiguity = understanding.ambiguous.find(({ code }) => !SAID_NOT_ASKED.has(code));
  if (!ambiguity) return null;
  // The days wanted stay as they were until the patient has said which are meant.
  const { dates: _, ...rest } = frame;
  const kept = before.dates ? { ...rest, dates: before.dates } : rest;
  const asked = ambiguity.code === "no_such_time" ? (["times"] as const) : (["dates"] as const);
  return { facts: [{ kind: "ask_when", ambiguity }], frame: kept, footing: { asked: [...asked], active: "book" } };
};

/** Days that cannot be what was said; asked before anything on the table is taken for them. */
const IMPOSSIBLE: ReadonlySet<string> = new Set(["weekday_mismatch", "no_such_day", "no_such_time"]);

/** "Tuesday the 12th", which is a Thursday: asked, also where one of the times shown is on the 12th. */
export const impossibleDay: Rule = (planning) =>
  planning.understanding.ambiguous.some(({ code }) => IMPOSSIBLE.has(code)) ? unclearWhen(planning) : null;

/** "Book for us": who the visits are for. */
export const unclearPerson: Rule = ({ understanding, frame }) => {
  const [only, ...others] = understanding.frame.people ?? [];
  if (only?.relation !== "group" || others.length > 0) return null;
  return { facts: [{ kind: "ask_for_whom" }], frame, footing: { asked: ["forWhom"], active: "book" } };
};

/** Two practitioners of one name: asked apart by what they do and where, never by the patient's history. */
export const unclearPractitioner: Rule = ({ understanding, frame, footing, directory }) => {
  const named = directory.practitioners.filter(({ id }) => understanding.frame.practitionerIds?.includes(id));
  const [first] = named;
  if (!first || named.length < 2 || named.some(({ familyName }) => familyName !== first.familyName)) return null;
  const visitTypeId = frame.visitType?.value;
  const site = frame.site?.value ?? [];
  const fitting = named.filter(
    (person) =>
      (!visitTypeId || person.visitTypeIds.includes(visitTypeId)) &&
      (!frame.specialty || person.specialty === frame.specialty.value) &&
      (site.length === 0 || person.locationIds.some((id) => site.includes(id))),
  );
  const options = fitting.length > 0 ? fitting : named;
  const [only] = options;
  if (only && options.length === 1) {
    const value = { is: [only.id], not: frame.practitioner?.value.not ?? [], any: false };
    return {
      frame: { ...frame, practitioner: { value, turn: footing.turn, confirmed: false }, pending: null, shown: [] },
      tasks: [find],
      footing: { active: "book", asked: [] },
    };
  }
  return {
    facts: [
      {
        kind: "ask_practitioner",
        options: options.map(({ name, specialty, locationIds }) => ({
          name,
          specialty,
          locations: directory.locations.filter(({ id }) => locationIds.includes(id)).map((location) => location.name),
        })),
      },
    ],
    footing: { asked: ["practitioner"], choices: options.map(({ id }) => id), active: "book" },
  };
};

/** Why a detail is needed, or that it is refused or not known: the purpose, another way, and no loop. */
export const declinedDetail: Rule = ({ understanding, frame, identityChanged }) => {
  const declined = understanding.declinedDetail;
  if (!declined || identityChanged) return null;
  const { how, field } = declined;
  if (how === "unknown" && field === "payer") return null;
  if (how === "asked_why") return { facts: [{ kind: "why_detail", field }], tasks: resumeIfAny(frame), alone: true };
  return { facts: [{ kind: "detail_refused", field }], footing: { yesNo: "handoff" }, alone: true };
};

/** "Whatever insurance my wife has": not knowing is allowed, and says nothing of whom the visit is for. */
export const unknownPayer: Rule = ({ understanding, before, identityChanged, wishChanged, footing }) => {
  const { declinedDetail } = understanding;
  if (declinedDetail?.how !== "unknown" || declinedDetail.field !== "payer") return null;
  if (identityChanged || wishChanged || footing.afterProof) return null;
  const payer = { value: null, turn: footing.turn, confirmed: true };
  return { facts: [{ kind: "payer_unknown" }], frame: { ...before, payer }, tasks: resumeIfAny(before) };
};

/** What was said of the patient and does not read is named; it is asked again with what is known. */
export const invalidIdentity: Rule = ({ understanding, frame }) => {
  const invalid = understanding.invalidIdentity ?? [];
  // "First cancel my visit on March 12" gives a day of that visit, and no detail that failed to read.
  if (invalid.length === 0 || understanding.wishes.some(({ visit }) => Object.keys(visit).length > 0)) return null;
  const facts: Fact[] = invalid.map((field) => ({ kind: "invalid_identity", field }));
  return { facts, tasks: frame.held ? [{ agent: "booking", kind: "propose" }] : [] };
};

/** A message without an act that is read this surely only asks for patience. */
const SURE_OF_NOTHING = 0.9;

/** At the third message in a row that nothing was made of, a person is called; buttons come before. */
const MISSES_BEFORE_HANDOFF = 3;

/** Nothing was found in the message. */
export function notUnderstood({ frame, footing, understanding }: Planning): Work {
  if (understanding.acts.length === 0 && understanding.confidence >= SURE_OF_NOTHING)
    return { facts: [{ kind: "waiting" }] };
  const misses = footing.misses + 1;
  if (misses >= MISSES_BEFORE_HANDOFF) {
    return { tasks: [handoff("the assistant did not understand the patient")], footing: { misses: 0 } };
  }
  if (frame.held) return { tasks: [{ agent: "booking", kind: "resume" }], footing: { misses } };
  if (frame.offered.length > 0) return { facts: [{ kind: "ask_choice" }], footing: { misses } };
  if (footing.asked.includes("visitType") && footing.active === "book") return { tasks: [find], footing: { misses } };
  return { facts: [{ kind: "not_understood" }], footing: { misses } };
}
