import { describe, expect, it } from "vitest";
import { screen } from "../screen.ts";
import { RED_FLAG_CLASSES, type RedFlagClass } from "./classes.ts";
import { RED_FLAGS } from "./phrases.ts";
import {
  FRESH_HAPPENING,
  FRESH_HARMLESS,
  LAST_HAPPENING,
  LAST_HARMLESS,
  PLAIN_HAPPENING,
  PLAIN_HARMLESS,
} from "./testing/fresh.ts";
import { HAPPENING } from "./testing/happening.ts";
import { HARD } from "./testing/hard.ts";
import { ASKED, HARMLESS } from "./testing/harmless.ts";
import {
  INDIRECT_HAPPENING,
  INDIRECT_HARMLESS,
  LAST_SIDEWAYS_HAPPENING,
  LAST_SIDEWAYS_HARMLESS,
  SIDEWAYS_HAPPENING,
  SIDEWAYS_HARMLESS,
} from "./testing/indirect.ts";

const LANGUAGES = ["en", "es"] as const;
const fires = (message: string): boolean => screen(message).kind === "emergency";

describe("the sets", () => {
  it("L21: hold at least eighteen classes, ten phrasings of each in each language, none twice", () => {
    expect(RED_FLAG_CLASSES.length).toBeGreaterThanOrEqual(18);
    for (const name of RED_FLAG_CLASSES) {
      for (const language of LANGUAGES) {
        const messages = HAPPENING[name][language];
        expect(new Set(messages).size, `${name} ${language}`).toBe(messages.length);
        expect(messages.length, `${name} ${language}`).toBeGreaterThanOrEqual(10);
      }
    }
    expect(HARMLESS.en.length + HARMLESS.es.length).toBeGreaterThanOrEqual(75);
  });
});

describe("recall", () => {
  it("L21: every message of the positive set fires", () => {
    const rows = RED_FLAG_CLASSES.map((name) => rowOf(name));
    console.table(Object.fromEntries(rows.map(({ name, row }) => [name, row])));
    expect(rows.flatMap(({ missed }) => missed)).toEqual([]);
  });

  it("L21: misspelt, in capitals, coy, of someone else, mid-booking, mixed, emoji, notes: every one fires", () => {
    expect(HARD.filter(([, message]) => !fires(message)).map(([kind, message]) => `${kind}: ${message}`)).toEqual([]);
  });

  it("L21: said sideways, misspelt or in little English: every one fires", () => {
    const read = [...INDIRECT_HAPPENING, ...SIDEWAYS_HAPPENING].map(([message]) => message);
    const messages = [...read, ...LAST_SIDEWAYS_HAPPENING];
    expect(messages.filter((message) => !fires(message))).toEqual([]);
  });

  it("L21: the later readings fire", () => {
    const messages = [...FRESH_HAPPENING.map(([message]) => message), ...PLAIN_HAPPENING, ...LAST_HAPPENING];
    expect(messages.filter((message) => !fires(message))).toEqual([]);
  });

  it.each(crisisMessages())("names %s a crisis: %s", (_name, message) => {
    expect(screen(message)).toMatchObject({ kind: "emergency", class: "self-harm", tier: "crisis" });
  });
});

describe("false positives", () => {
  it.each([
    ["en", HARMLESS.en],
    ["es", HARMLESS.es],
    ["second reading", FRESH_HARMLESS],
    ["later readings", [...PLAIN_HARMLESS, ...LAST_HARMLESS]],
    ["sideways", [...INDIRECT_HARMLESS, ...SIDEWAYS_HARMLESS, ...LAST_SIDEWAYS_HARMLESS]],
  ] as const)("L21: none among the negatives: %s", (_language, messages) => {
    expect(messages.filter(fires)).toEqual([]);
  });

  it.each([...ASKED.en, ...ASKED.es])("L21: asked, not happening, is soft: %s", (message) => {
    expect(screen(message)).toMatchObject({ kind: "pass", soft: { soft: true } });
  });
});

describe("what is denied or long ago", () => {
  it.each([
    "I don't think it's a heart attack",
    "I don't think he's having a stroke",
    "my chest doesn't hurt",
    "there are no signs of a stroke",
    "my dad had a heart attack in 2010, can he get a check-up today?",
    "he had a stroke two years ago but he's fine, can we come in on Friday?",
    "no history of seizures",
    "In 2019, my dad had a heart attack",
    "I have a family emergency, I need to cancel",
    "hay una emergencia en mi trabajo, cancelo la cita",
    "I lost my vision insurance card",
    "does anyone there specialise in treating patients with seizures",
    "I would rather die than wait until June",
    "the bus stops in front of the bus station",
    "water broke in my basement, I need to cancel",
    "hace tres años tuve un infarto",
    "no ha tenido convulsiones",
    "mi mamá no tiene dolor en el pecho",
  ])("L21: stays quiet: %s", (message) => {
    expect(fires(message)).toBe(false);
  });
});

describe("what else a message says", () => {
  it.each([
    "My dad had a heart attack in 2019 and now his chest hurts again",
    "no chest pain but I can't breathe",
    "She has no foam at the mouth. He has foam at the mouth",
    "Not bleeding. I have crushing chest pain.",
    "I had a stroke last year. My face is drooping again now.",
    "I had surgery last year and my chest hurts",
    "I have a follow up on Tuesday and my chest hurts",
    "filling in the form and I can't breathe",
    "chest pain since last month",
    "I can't stand the chest pain",
    "no my chest hurts",
    "no I want to die",
    "no aguanto el dolor de pecho",
    "no se me quita el dolor de pecho",
    "Ana Ruiz, born 1980, chest pain",
    "what should I do, my chest hurts",
    "what do I do if I can't breathe",
    "can you see me today, I have chest pain",
    "pain in my chest doctor please",
    "need a seminar room and I am having a seizure",
    "my brother OD'd on his pills",
    "I've wanted to die since last year",
    "no idea why my chest hurts",
    "this is not normal chest pain",
    "I've never had chest pain like this",
    "nunca había sentido un dolor de pecho así",
    "there's no time she's bleeding out",
    "no one is here he collapsed",
    "I don't think he's breathing",
    "I don't think I can breathe",
    "I don't think the chest pain is going away",
    "I'd rather die than live like this",
    "I had a stroke last year and it's happening again",
    "I had a heart attack ten years ago and it feels the same",
    "I had chest pain last night",
    "not to worry you but I swallowed bleach",
    "don't cancel, I'm having a heart attack",
    "no appointment needed, I just took all my pills",
    "my appointment is in 2026 and I can't breathe",
    "we did a course in first aid and he is unconscious",
    "no me siento bien, me duele el pecho",
    "tuve un infarto en 2015 y ahora me duele el pecho otra vez",
  ])("L21: does not quiet it: %s", (message) => {
    expect(fires(message)).toBe(true);
  });
});

function crisisMessages(): [string, string][] {
  const own = LANGUAGES.flatMap((language) => HAPPENING["self-harm"][language]);
  const hard = HARD.filter(([, , name]) => name === "self-harm").map(([, message]) => message);
  return [...own, ...hard].map((message) => ["self-harm", message]);
}

function rowOf(name: RedFlagClass) {
  const read = (messages: readonly string[]) => messages.map((message) => ({ message, result: screen(message) }));
  const [en, es] = [read(HAPPENING[name].en), read(HAPPENING[name].es)];
  const rate = (list: typeof en) => list.filter(({ result }) => result.kind === "emergency").length / list.length;
  const all = [...en, ...es];
  const own = all.filter(({ result }) => result.kind === "emergency" && result.class === name).length;
  const harmless = [...HARMLESS.en, ...HARMLESS.es, ...FRESH_HARMLESS, ...PLAIN_HARMLESS, ...LAST_HARMLESS];
  const falsely = harmless.filter((message) => {
    const result = screen(message);
    return result.kind === "emergency" && result.class === name;
  });
  return {
    name,
    missed: all.filter(({ result }) => result.kind !== "emergency").map(({ message }) => `${name}: ${message}`),
    row: {
      level: RED_FLAGS[name].level,
      tier: RED_FLAGS[name].tier,
      messages: all.length,
      "recall en": rate(en),
      "recall es": rate(es),
      "as its own class": Number((own / all.length).toFixed(2)),
      "false positives": falsely.length / harmless.length,
    },
  };
}
