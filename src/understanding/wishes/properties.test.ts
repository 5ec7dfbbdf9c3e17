import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WISH_KINDS, type WishKind } from "../acts.ts";
import { normaliseText } from "../normalise.ts";
import { anyText } from "../testing/any-text.ts";
import { contextOf, lexicon, offered } from "../testing/fixtures.ts";
import { DESK_PHRASINGS } from "./testing/desk-phrasings.ts";
import { readLike } from "./testing/read-like.ts";
import { VISIT_PHRASINGS } from "./testing/visit-phrasings.ts";

const { understand } = readLike(lexicon);
const SAID = [...Object.values(VISIT_PHRASINGS), ...Object.values(DESK_PHRASINGS)].flat();
const contexts = [
  contextOf(),
  contextOf({ offered }),
  contextOf({ pending: "cancel" }),
  contextOf({ asked: ["name", "dateOfBirth"] }),
];
const message = fc.oneof(
  anyText(300),
  fc.array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" and ")),
  fc
    .array(fc.constantFrom(...SAID.flatMap((text) => text.split(" "))), { maxLength: 30 })
    .map((words) => words.join(" ")),
);
const BASIC: Partial<Record<WishKind, string>> = {
  book: "book",
  find: "find",
  cancel: "cancel",
  reschedule: "reschedule",
  list: "lookup",
};

describe("whatever is written", () => {
  it("gives wishes of the closed list, in order, with spans inside the text", () => {
    fc.assert(
      fc.property(message, fc.constantFrom(...contexts), (text, context) => {
        const { wishes } = understand(text, context);
        const length = normaliseText(text).length;
        let before = 0;
        for (const { kind, span, confidence, topic, minutesLate } of wishes) {
          expect(WISH_KINDS).toContain(kind);
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(length);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(topic !== undefined).toBe(kind === "desk");
          if (minutesLate !== undefined) expect(minutesLate).toBeGreaterThan(0);
          before = span.start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("starts no task the acts do not hold", () => {
    fc.assert(
      fc.property(message, (text) => {
        const { wishes, acts } = understand(text, contextOf());
        for (const { kind } of wishes) {
          const act = BASIC[kind];
          if (act) expect(acts.includes("waitlist") || acts.some((one) => one === act)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("reads the same for spacing and capital letters around it", () => {
    for (const text of SAID.filter((_, at) => at % 9 === 0 && !/^[A-Z]+$/u.test(_))) {
      const kinds = (said: string) => understand(said, contextOf()).wishes.map(({ kind, topic }) => topic ?? kind);
      expect(kinds(`  ${text.replaceAll(" ", "  ")}  `)).toEqual(kinds(text));
    }
  });
});
