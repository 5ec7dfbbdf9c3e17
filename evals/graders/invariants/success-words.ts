import type { AppointmentCard } from "../../../src/graph/reply.ts";
import type { TurnRecord, Write } from "../../trial.ts";
import { type Claim, claimsIn, type Deed } from "../claims.ts";
import { readDays, tellsDay } from "../values/days.ts";
import { readTimes } from "../values/times.ts";
import { type WriteKind, writeKind } from "../write-kind.ts";
import { type Broken, type Invariant, quoted } from "./invariant.ts";

/** Nothing is said or shown as done that is not written: in that turn, or earlier and standing so. */
export const successWords: Invariant = {
  name: "success_words",
  check: ({ record }) =>
    record.turns.flatMap((turn, index) => {
      const upToNow = record.turns.slice(0, index + 1);
      const written = upToNow.flatMap((one) => one.writes.map((write) => ({ write, kind: writeKind(write, one) })));
      const seen = upToNow.some(hasReadVisits);
      return [
        ...claimsIn(turn.text)
          .filter((claim) => !isBacked(claim, written, seen))
          .map(claimText),
        ...turn.cards.flatMap(({ type, content }) =>
          type === "agentcare.appointment" && !isCardBacked(content, written, seen)
            ? [`a card shows a visit as ${content.status} (${content.when}) and no such row was written`]
            : [],
        ),
      ].map((message): Broken => ({ turn: index, message }));
    }),
};

interface Written {
  write: Write;
  kind: WriteKind;
}

const BACKED_BY: Readonly<Record<Deed, readonly WriteKind[]>> = {
  booked: ["booked", "moved"],
  // "You will be seen then" is true of a visit that was confirmed, and of one just booked.
  confirmed: ["confirmed", "booked", "moved"],
  moved: ["moved", "booked"],
  cancelled: ["cancelled", "moved_away"],
  joined: ["joined", "edited"],
  left_list: ["left"],
  late_noted: ["late"],
  need_noted: ["needs", "booked"],
  note_left: ["note"],
  messages_set: ["messages"],
};

/** Deeds that may be told of what stood before the conversation, once its visits were read. */
const MAY_STAND: ReadonlySet<Deed> = new Set(["booked", "confirmed"]);
const READS = new Set(["list_appointments", "last_change"]);

const hasReadVisits = ({ tools }: TurnRecord): boolean =>
  tools.some(({ name, refusal }) => READS.has(name) && refusal === null);

function isBacked({ deed, sentence }: Claim, written: readonly Written[], seen: boolean): boolean {
  const backing = written.filter(({ kind }) => BACKED_BY[deed].includes(kind));
  if (backing.some(({ write }) => isOf(write, sentence))) return true;
  return MAY_STAND.has(deed) && seen && isOfAVisitThatStands(sentence);
}

/** Told of a visit there is ("is booked in the name you gave me"), not as something done just now ("you're booked: …"). */
const isOfAVisitThatStands = (sentence: string): boolean =>
  !/\b(?:i|we)(?:'ve| have)?(?: just| now)? \w+|^(?:you(?:'re|’re| are) |done|booked|all set|great|perfect)/i.test(
    sentence,
  );

/** The row is what the sentence speaks of: where a day and a time are told, they are the row's. */
function isOf({ fields: { startsAt } }: Write, sentence: string): boolean {
  const [date, time] = startsAt?.split("T") ?? [];
  if (!date || !time) return true;
  const [days, times] = [readDays(sentence), readTimes(sentence)];
  return (days.length === 0 || tellsDay(sentence, date)) && (times.length === 0 || times.includes(time));
}

const CARD_DEEDS: Readonly<Record<Exclude<AppointmentCard["status"], "proposed">, Deed>> = {
  booked: "booked",
  pending: "booked",
  rescheduled: "moved",
  cancelled: "cancelled",
};

function isCardBacked({ status, when }: AppointmentCard, written: readonly Written[], seen: boolean): boolean {
  if (status === "proposed") return true;
  const deed = CARD_DEEDS[status];
  const standing: readonly WriteKind[] = deed === "booked" ? ["confirmed", "late", "needs", "note_undone"] : [];
  const kinds = [...BACKED_BY[deed], ...standing];
  if (written.some(({ write, kind }) => kinds.includes(kind) && isOf(write, when))) return true;
  return deed === "booked" && seen;
}

const claimText = ({ deed, sentence }: Claim): string =>
  `says that something is done (${deed.replaceAll("_", " ")}) and no such row was written: ${quoted(sentence)}`;
