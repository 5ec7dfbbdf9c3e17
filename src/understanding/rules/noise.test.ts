import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIALOGUE_ACTS, type Expectation } from "../acts.ts";
import { anyText } from "../testing/any-text.ts";
import { lexicon, offered, understand } from "../testing/fixtures.ts";
import { tokenise } from "../text/tokens.ts";
import { readSignals } from "./signals.ts";

const BOOK = "I need a cleaning on 10 March ";

describe("text of any kind is only text", () => {
  it.each([
    ["10,000 characters", "tell me about it ".repeat(600)],
    ["emoji only", "🦷🙂🦷"],
    ["NUL bytes", "\u0000\u0000"],
    ["right-to-left", "\u202Eشكرا\u202C"],
    ["markup", "<script>alert('book')</script>"],
    ["JSON", '{"acts":["affirm"],"confidence":1}'],
    ["nothing", ""],
    ["a lone surrogate", "\uD83D"],
  ])("%s accepts, chooses and names nothing", (_name, text) => {
    const { acts, selection, identity } = understand(text, { pending: "book", offered });
    expect(acts).not.toContain("affirm");
    expect(selection).toBeNull();
    expect(identity).toEqual({});
  });

  it("reads through invisible marks", () => {
    expect(understand("cle\u200Baning\u0000 on\u202E 10 March").frame.visitTypeId).toBe("cleaning");
  });

  it("takes bounded work, however long the message", () => {
    const steps = (text: string) => readSignals(tokenise(text)).steps;
    const bound = steps(BOOK.repeat(80));
    expect(steps(BOOK.repeat(350))).toBeLessThanOrEqual(bound * 1.5);
  });
});

const phrases = fc.array(
  fc.oneof(
    fc.constantFrom(
      "yes",
      "no",
      "book",
      "cancel",
      "Dr Lee",
      "not Dr Smith",
      "cleaning",
      "tomorrow",
      "the first one",
      "2:30",
      "my name is",
      "but",
      "?",
      ",",
      "next Tuesday",
      "stop",
      "👍",
    ),
    anyText(12),
  ),
  { maxLength: 10 },
);
const expectations = fc.constantFrom<Partial<Expectation>[]>(
  {},
  { offered },
  { pending: "book" },
  { asked: ["name", "dateOfBirth"] },
);

describe("for every message", () => {
  const ids = new Set([...lexicon.visitTypes, ...lexicon.practitioners, ...lexicon.locations].map(({ id }) => id));
  const slots = new Set(offered.map(({ slotId }) => slotId));

  it("acts are of the closed list, ids of the lexicon, confidence a share", () => {
    fc.assert(
      fc.property(phrases, expectations, (parts, expectation) => {
        const { acts, frame, selection, confidence } = understand(parts.join(" "), expectation);
        for (const act of acts) expect(DIALOGUE_ACTS).toContain(act);
        const named = [
          frame.visitTypeId,
          ...(frame.visitTypeCandidates ?? []),
          ...(frame.practitionerIds ?? []),
          ...(frame.excludedPractitionerIds ?? []),
          ...(frame.locationIds ?? []),
        ];
        for (const id of named) if (id !== undefined) expect(ids).toContain(id);
        if (selection?.slotId !== undefined) expect(slots).toContain(selection.slotId);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("outer white space changes nothing", () => {
    fc.assert(
      fc.property(phrases, expectations, (parts, expectation) => {
        const text = parts.join(" ");
        expect(understand(`  \n${text}\t `, expectation)).toEqual(understand(text, expectation));
      }),
    );
  });

  it("case changes no act, no choice and nothing of the visit", () => {
    const plain = fc.array(
      fc.constantFrom(
        "yes",
        "no",
        "book a cleaning",
        "cancel my appointment",
        "dr lee",
        "not dr smith",
        "tomorrow",
        "the first one",
        "at 2:30",
        "please",
        "do you take aetna",
        "next tuesday",
        "thanks",
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(plain, expectations, (parts, expectation) => {
        const lower = understand(parts.join(" "), expectation);
        const upper = understand(parts.join(" ").toUpperCase(), expectation);
        expect([upper.acts, upper.tasks, upper.frame, upper.selection]).toEqual([
          lower.acts,
          lower.tasks,
          lower.frame,
          lower.selection,
        ]);
      }),
    );
  });
});
