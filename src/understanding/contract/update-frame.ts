import type { Token } from "../text/tokens.ts";
import type { ContractFrame, Dialogue } from "./dialogue.ts";

const FURTHER = new Set(["also", "too", "another", "second", "additional", "both"]);

/** Whether a further visit is spoken of, beside the one in hand. */
export const addsVisit = (words: readonly Token[]): boolean =>
  words.some(
    ({ word }, at) =>
      FURTHER.has(word) || (word === "well" && words[at - 1]?.word === "as" && words[at - 2]?.word !== "as"),
  );

export interface Taken {
  selected: boolean;
  affirmed: boolean;
  asked: ReadonlySet<string>;
  /** A further visit is spoken of. */
  also: boolean;
}

/**
 * The frame after this turn: what was offered and taken first, then what the message itself says. The first visit keeps its
 * patient and reason until it is booked; then a further one begins.
 */
export function updateFrame(dialogue: Dialogue, said: ContractFrame, taken: Taken): ContractFrame {
  const { specialty: _specialty, city: _city, cosmetic: _cosmetic, ...proposed } = dialogue.proposed;
  const frame: ContractFrame = { ...dialogue.frame };
  if (taken.selected && dialogue.standing) frame.practitioner = dialogue.standing;
  if (taken.affirmed) Object.assign(frame, proposed);
  const { reason, patient, date, time, ...rest } = said;
  const settled = dialogue.booked || taken.affirmed;
  const anew = taken.also && settled && patient !== undefined && patient !== frame.patient;
  const waits = taken.also && !settled && frame.patient !== undefined && !taken.asked.has("patient");
  if (patient && !waits) frame.patient = patient;
  if (reason && (frame.reason === undefined || taken.asked.has("reason") || anew || (settled && dialogue.booked)))
    frame.reason = reason;
  // Asked what is wrong, people tell since when; that is no day for the visit.
  const arranged = taken.asked.has("reason") && !taken.asked.has("date") && !taken.asked.has("time");
  if (date !== undefined && !(arranged && frame.date !== undefined)) frame.date = date;
  if (time !== undefined && !(arranged && frame.time !== undefined)) frame.time = time;
  return Object.assign(frame, rest);
}
