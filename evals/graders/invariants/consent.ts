import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import type { TurnRecord, Write } from "../../trial.ts";
import { answerText, folded, hasWords } from "../answer-text.ts";
import { rowText } from "../row-match.ts";
import { readDays, tellsDay } from "../values/days.ts";
import { practitionersIn } from "../values/names.ts";
import { readTimes, tellsTime } from "../values/times.ts";
import { nameIn, WITHOUT_YES, WRITES_OF, type WriteKind, writeKind } from "../write-kind.ts";
import type { Broken, Invariant } from "./invariant.ts";

/** Each write that needs a yes came after one, to a proposal that read back what was then written. */
export const consent: Invariant = {
  name: "consent",
  check: ({ record, clinic }) =>
    record.turns.flatMap((turn, index) =>
      [...withoutYes(turn), ...notAsReadBack(turn, record.turns.slice(0, index), clinic)].map(
        (message): Broken => ({ turn: index, message }),
      ),
    ),
};

const needsYes = (turn: TurnRecord): Write[] => turn.writes.filter((write) => !WITHOUT_YES.has(writeKind(write, turn)));

function withoutYes(turn: TurnRecord): string[] {
  const writes = needsYes(turn);
  if (writes.length === 0) return [];
  const { move, pendingBefore } = turn;
  if (pendingBefore === null) return writes.map((write) => `written though no proposal was pending: ${rowText(write)}`);
  if (move.means !== "yes") {
    return writes.map((write) => `written on a "${move.means}" and not on a yes (${move.text}): ${rowText(write)}`);
  }
  return [];
}

function notAsReadBack(turn: TurnRecord, earlier: readonly TurnRecord[], clinic: ClinicDirectory): string[] {
  const { pendingBefore: pending, move } = turn;
  const writes = needsYes(turn);
  if (pending === null || move.means !== "yes" || writes.length === 0) return [];
  const allowed = WRITES_OF[pending.kind];
  // What the person saw: every answer that put exactly this proposal to them, and its summary.
  const answers = earlier.filter(({ state }) => state?.pending?.id === pending.id).map(answerText);
  // One that speaks of something else (a question's answer, an outage) takes nothing back.
  const reading = answers.filter((text) => readDays(text).length > 0 || readTimes(text).length > 0);
  const told = reading.length > 0 ? reading : answers;
  const texts = [{ text: pending.summary, whole: false }, ...told.map((text) => ({ text, whole: true }))];
  return [
    ...writes.flatMap((write) => {
      const kind = writeKind(write, turn);
      if (!allowed.includes(kind)) return [`${kind} was written on a yes to ${pending.kind}: ${rowText(write)}`];
      return texts
        .filter(({ text }) => text !== "" && (!isLeftBehind(kind) || tellsTwo(text)))
        .flatMap(({ text, whole }) => differences(write, text, clinic, whole))
        .map((what) => `the proposal read back something else (${what}): ${rowText(write)}`);
    }),
    ...tooMany(pending.kind, writes),
  ].filter((message, at, all) => all.indexOf(message) === at);
}

/** The visit that a move or an exchange gives up: a read-back need not tell it, but if it tells two visits it is one. */
const isLeftBehind = (kind: WriteKind): boolean => kind === "moved_away";
const tellsTwo = (text: string): boolean =>
  new Set(readDays(text).map(({ month, day }) => `${month}-${day}`)).size > 1 || new Set(readTimes(text)).size > 1;

/** What a text that reads the proposal back says otherwise than the row. `whole`: it names the patient too. */
function differences({ table, fields }: Write, text: string, clinic: ClinicDirectory, whole: boolean): string[] {
  const found: string[] = [];
  const words = folded(text);
  const [date, time] = fields.startsAt?.split("T") ?? [];
  if (table === "appointments" && date && time) {
    if (!tellsDay(text, date)) found.push(`the day is ${date}`);
    if (!tellsTime(text, time)) found.push(`the time is ${time}`);
  }
  const named = practitionersIn(text, clinic);
  if (table === "appointments" && named.length > 0 && !named.some(({ slug }) => slug === fields.practitioner)) {
    found.push(`the practitioner is ${fields.practitioner}`);
  }
  const type = clinic.visitTypes.find(({ slug }) => slug === fields.visitType);
  if (type && namesAVisitType(words, clinic) && !hasWords(words, folded(type.name)))
    found.push(`the visit is ${type.name}`);
  const patient = nameIn(fields.patient);
  if (whole && patient && isForSomebody(words) && !hasWords(words, folded(patient)))
    found.push(`the patient is ${patient}`);
  return found;
}

const namesAVisitType = (words: string, { visitTypes }: ClinicDirectory): boolean =>
  visitTypes.some(({ name }) => hasWords(words, folded(name)));

/** A booking says whom it is for; a move or a cancellation speaks of a visit that is known already. */
const isForSomebody = (words: string): boolean => /\bborn\b/.test(words);

function tooMany(kind: NonNullable<TurnRecord["pendingBefore"]>["kind"], writes: readonly Write[]): string[] {
  if (kind === "cancel_some" || kind === "undo" || writes.length < 2) return [];
  const booked = writes.filter(({ table, fields }) => table === "appointments" && fields.status !== "cancelled");
  const cancelled = writes.filter(({ table, fields }) => table === "appointments" && fields.status === "cancelled");
  return booked.length > 1 || cancelled.length > 1
    ? [`one yes to ${kind} wrote ${writes.length} visits: ${writes.map(rowText).join(" | ")}`]
    : [];
}
