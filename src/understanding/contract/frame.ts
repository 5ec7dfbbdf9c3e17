import type { Situation } from "../rules/situation.ts";
import type { Token } from "../text/tokens.ts";
import { readVisitWindow } from "../when/visit-window.ts";
import { readWhen } from "../when/when.ts";
import type { ContractFrame, Dialogue } from "./dialogue.ts";
import { readPatient } from "./patient.ts";
import { readCity } from "./places.ts";
import { readProvider } from "./providers.ts";
import { readReason } from "./reason.ts";
import { readSpecialty } from "./specialties.ts";

/** What one message says of the visit, in the contract's fields. `timed` is the text without words that only look like times. */
export function readFrame(
  text: string,
  timed: string,
  words: readonly Token[],
  clock: { now: string; timeZone: string },
  situation: Situation,
  dialogue: Dialogue,
): ContractFrame {
  const frame: ContractFrame = { ...readClock(timed, clock, situation) };
  const specialty = readSpecialty(words);
  if (specialty) frame.specialty = specialty;
  const provider = readProvider(text, words, situation.asked.has("practitioner"));
  if (provider) frame.practitioner = provider;
  const city =
    situation.asked.has("patient") || situation.asked.has("reason")
      ? null
      : readCity(text, words, situation.asked.has("city"));
  if (city && !provider?.includes(city)) frame.city = city;
  if (wantsCosmetic(words, dialogue)) frame.cosmetic = true;
  const patient = readPatient(text, words, situation.asked.has("patient"));
  if (patient) frame.patient = patient;
  const reason = readReason(text, words, situation.asked.has("reason"));
  if (reason) frame.reason = reason;
  return frame;
}

function readClock(text: string, clock: { now: string; timeZone: string }, situation: Situation): ContractFrame {
  const asked = ["date", "time"].filter((field) => situation.asked.has(field));
  const values = readWhen({ text, ...clock, expect: "visit", asked }).filter(({ excluded }) => !excluded);
  const frame: ContractFrame = {};
  for (const value of values) {
    const date = value.date ?? (value.from && /^\d{4}-/.test(value.from) ? value.from.slice(0, 10) : undefined);
    if (date && date >= clock.now.slice(0, 10)) frame.date ??= date;
    if (value.time) frame.time ??= value.time;
    else if (value.kind === "range" && isClock(value.from ?? value.to)) {
      frame.time ??= {
        ...(value.from ? { from: value.from.slice(-5) } : {}),
        ...(value.to ? { to: value.to.slice(-5) } : {}),
      };
    }
  }
  if (frame.date === undefined && frame.time === undefined) {
    const window = readVisitWindow({ text, ...clock, asked });
    const day = window?.dates[0]?.from;
    if (day) frame.date = day;
  }
  return frame;
}

const isClock = (text: string | undefined) => text !== undefined && /(^|T)\d{2}:\d{2}$/.test(text);

/** "A cosmetic dentist" is wanted; "do they offer cosmetic services?" only asks about the one on offer. */
function wantsCosmetic(words: readonly Token[], dialogue: Dialogue): boolean {
  const at = words.findIndex(({ word }) => word === "cosmetic" || word === "cosmetics");
  if (at < 0) return false;
  const sentence = words.filter(({ sentence }) => sentence === words[at]?.sentence).map(({ word }) => word);
  const known = dialogue.standing ?? dialogue.frame.practitioner;
  if (known && !sentence.some((word) => /^(dentists?|one|someone|somebody|find|else|clinic)$/.test(word))) return false;
  const asks =
    /^(do|does|is|are|what|and|also|if)$/.test(sentence[0] ?? "") &&
    !sentence.includes("dentist") &&
    !sentence.includes("dentists");
  if (!asks) return !sentence.some((word) => /^(they|know|their|this|phone|address)$/.test(word));
  return dialogue.standing === null && !sentence.includes("they");
}

/** The frame after this turn: taken offers first, then what the message itself says. */
export function updateFrame(
  dialogue: Dialogue,
  said: ContractFrame,
  taken: { selected: boolean; affirmed: boolean; askedReason: boolean },
): ContractFrame {
  const {
    specialty: _offeredSpecialty,
    city: _offeredCity,
    cosmetic: _offeredCosmetic,
    ...proposed
  } = dialogue.proposed;
  const frame: ContractFrame = { ...dialogue.frame };
  if (taken.selected && dialogue.standing) frame.practitioner = dialogue.standing;
  if (taken.affirmed) Object.assign(frame, proposed);
  const { reason, ...rest } = said;
  // A complaint is not replaced by the vaccination of a child that comes along.
  if (reason && (frame.reason === undefined || taken.askedReason || !/vaccin|shot|immuni/i.test(reason)))
    frame.reason = reason;
  return Object.assign(frame, rest);
}
