import type { QuestionCueName } from "../rules/cues/question-cues.ts";
import type { Signals } from "../rules/signals.ts";
import type { Situation } from "../rules/situation.ts";
import type { Token } from "../text/tokens.ts";
import { readVisitWindow } from "../when/visit-window.ts";
import { readWhen } from "../when/when.ts";
import { type ContractFrame, type Dialogue, providerOf } from "./dialogue.ts";
import { readPatient } from "./patient.ts";
import { readCity } from "./places.ts";
import { readProvider } from "./providers.ts";
import { readReason } from "./reason.ts";
import { isWish, REQUESTED } from "./requested.ts";
import { readSpecialty } from "./specialties.ts";

/** What one message says of the visit, in the contract's fields. `timed` is the text without words that only look like times. */
export function readFrame(
  text: string,
  timed: string,
  signals: Signals,
  clock: { now: string; timeZone: string },
  situation: Situation,
  dialogue: Dialogue,
): ContractFrame {
  const words = providerOf(dialogue) ? wished(signals) : signals.tokens.words;
  const frame: ContractFrame = { ...readClock(timed, clock, situation) };
  const specialty = readSpecialty(words);
  if (specialty) frame.specialty = specialty;
  const provider = readProvider(text, words, {
    asked: situation.asked.has("practitioner"),
    townAsked: situation.asked.has("city"),
    patientAsked: situation.asked.has("patient"),
  });
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

/** The words but for those that ask about a provider: "what is the dentist's rating?" wishes for nobody. */
function wished({ tokens, matches }: Signals): Token[] {
  const { words, questions } = tokens;
  const asked = new Set(
    matches
      .filter(
        ({ name, from }) =>
          REQUESTED[name as QuestionCueName] !== undefined && name !== "q-hours" && !isWish(words, from),
      )
      .map(({ from }) => words[from]?.sentence ?? -1)
      .filter((sentence) => questions[sentence] || opensAsking(words, sentence)),
  );
  return asked.size === 0 ? words : words.filter(({ sentence }) => !asked.has(sentence));
}

const ASKS = /^(?:what|where|who|how|which|is|are|do|does|can|could|will|would|and|also|tell|give|know)$/;
const opensAsking = (words: readonly Token[], sentence: number) =>
  ASKS.test(words.find((token) => token.sentence === sentence)?.word ?? "");

function readClock(text: string, clock: { now: string; timeZone: string }, situation: Situation): ContractFrame {
  if (text.trim() === "") return {};
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
  if (frame.date === undefined && SOONEST.test(text)) frame.date = clock.now.slice(0, 10);
  if (frame.date === undefined && frame.time === undefined) {
    const window = readVisitWindow({ text, ...clock, asked });
    const day = window?.dates[0]?.from;
    if (day) frame.date = day;
  }
  return frame;
}

/** As soon as possible is today, until somebody finds it is not. */
const SOONEST = /\b(?:as soon as (?:possible|you can|(?:he|she|they) can)|asap|immediately|right away)\b/i;

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
