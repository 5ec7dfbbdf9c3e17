import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../db/seed/random.ts";
import { STYLES, type Style } from "../trial.ts";
import { createProtection } from "./styles/protected-words.ts";
import { inStyle, type Tone } from "./styles.ts";
import { CLINIC } from "./testing/sample-clinic.ts";

const isProtected = createProtection(CLINIC, ["Ana Ruiz", "Kofi O'Brien-Mensah"]);
const style = (sentence: string, of: Style, { seed = 1, tone = "wish" }: { seed?: number; tone?: Tone } = {}) =>
  inStyle({ sentence, style: of, tone, random: createRandom(`${seed}`), isProtected });

/** Words as they are compared: what stands around them may change. */
const words = (sentence: string) =>
  sentence.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
const protectedIn = (sentence: string) => words(sentence).filter((word) => isProtected(word));

const TOKENS = [
  "Ana Ruiz",
  "Kofi O'Brien-Mensah",
  "Ms. Kim",
  "Grace",
  "Downtown",
  "dental cleaning",
  "office visit",
  "Thursday, March 5",
  "Friday the 13th",
  "3/15/1971",
  "10:30 AM",
  "2pm",
  "tomorrow",
  "in the morning",
  "ana.ruiz@example.org",
  "914-555-0142",
  "555.0142",
  "ABCD-EFGH",
  "482913",
  "cancel",
  "move",
  "don't",
  "not",
  "no",
  "yes",
  "chest pain",
];
const FRAMES = [
  "I would like to come for a {} with {}, please.",
  "could you {} my appointment on {} because something else came up?",
  "Hi, is there anything available for {} around {}? Thanks",
  "{}, {}",
  "I'm looking for a {} {} and I really wonder whether {} would possibly be something you could offer",
  "{}",
];
const sentences = fc
  .tuple(fc.constantFrom(...FRAMES), fc.array(fc.constantFrom(...TOKENS), { minLength: 3, maxLength: 3 }))
  .map(([frame, tokens]) => tokens.reduce((text, token) => text.replace("{}", token), frame));
const settings = fc.record({
  of: fc.constantFrom(...STYLES),
  seed: fc.nat(),
  tone: fc.constantFrom<Tone>("wish", "reply", "bare"),
});

describe("styles", () => {
  it("keep names, dates, numbers, times, addresses, references, codes and what carries the meaning, in their order", () => {
    fc.assert(
      fc.property(sentences, settings, (sentence, { of, seed, tone }) => {
        const left = protectedIn(style(sentence, of, { seed, tone }));
        let at = 0;
        for (const word of protectedIn(sentence)) {
          at = left.indexOf(word, at) + 1;
          if (at === 0) throw new Error(`${of}: "${word}" of "${sentence}" is gone or changed: "${left.join(" ")}"`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("say the same for the same seed, and leave what is bare alone", () => {
    fc.assert(
      fc.property(sentences, settings, (sentence, { of, seed, tone }) => {
        expect(style(sentence, of, { seed, tone })).toBe(style(sentence, of, { seed, tone }));
        expect(style(sentence, of, { seed, tone: "bare" })).toBe(sentence);
      }),
    );
  });

  it("never ask for a second thing: what is put around a sentence has no question and no protected word", () => {
    fc.assert(
      fc.property(sentences, settings, (sentence, { of, seed, tone }) => {
        const questions = (text: string) => text.split("?").length;
        const said = style(sentence, of, { seed, tone });
        expect(questions(said)).toBeLessThanOrEqual(questions(sentence));
        expect(protectedIn(said).length).toBeLessThanOrEqual(protectedIn(sentence).length);
      }),
    );
  });

  it("typos: at most one slip in five words, only in words of five letters or more", () => {
    fc.assert(
      fc.property(sentences, fc.nat(), (sentence, seed) => {
        const before = sentence.split(/\s+/);
        const after = style(sentence, "typos", { seed }).split(/\s+/);
        expect(after).toHaveLength(before.length);
        const slips = before.filter((word, index) => word !== after[index]);
        expect(slips.length).toBeLessThanOrEqual(Math.floor(before.length / 5));
        for (const word of slips) expect(word.replace(/[^a-z]/gi, "").length).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it("typos: no slip makes a word that means something", () => {
    const sentence = "Hi, is there anything available for Ana Ruiz around there? Thanks";
    for (let seed = 0; seed < 400; seed += 1) expect(style(sentence, "typos", { seed })).not.toMatch(/\bthree\b/);
  });

  it("typos: there are some, and a word that stands alone with its meaning has none", () => {
    const long = "Hello, could you please tell me whether there is something possible for my appointment";
    const slipped = Array.from({ length: 10 }, (_, seed) => style(long, "typos", { seed }));
    expect(slipped.every((text) => text !== long)).toBe(true);
    expect(new Set(slipped).size).toBeGreaterThan(5);
    for (let seed = 0; seed < 20; seed += 1) {
      expect(style("do you validate parking there", "typos", { seed })).toMatch(/validate parking/);
    }
  });

  it.each<[Style, string, string | RegExp]>([
    ["plain", "I'd like a dental cleaning, please.", "I'd like a dental cleaning, please."],
    ["all_at_once", "I'd like a dental cleaning, please.", "I'd like a dental cleaning, please."],
    ["terse", "Hi there, I'd like to book a dental cleaning on Tuesday, please.", "book a dental cleaning on Tuesday"],
    ["terse", "please", "please"],
    ["chatty", "I need a dental cleaning", /^\S.+! I need a dental cleaning\. \S.+!$/],
    ["hedging", "I need a dental cleaning.", /^.+I need a dental cleaning(?:, if .+)?\.$/],
    ["non_native", "Do you have a slot in the morning?", /^You have (?:a )?slot in the morning\?$/],
  ])("%s: %s", (of, sentence, expected) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const said = style(sentence, of, { seed });
      if (typeof expected === "string") expect(said).toBe(expected);
      else expect(said).toMatch(expected);
    }
  });
});
