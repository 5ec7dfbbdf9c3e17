import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkMarkdown } from "./chunk.ts";
import { splitSentences } from "./sentences.ts";

describe("chunks of a document", () => {
  it("follow its headings", () => {
    expect(chunkMarkdown("Intro.\n\n## Cars\n\nPark here.\n\n### Bikes\nRacks\nthere.")).toEqual([
      { heading: "", text: "Intro." },
      { heading: "Cars", text: "Park here." },
      { heading: "Bikes", text: "Racks there." },
    ]);
  });

  it("are the words without the markup", () => {
    const text =
      "**Bring** your [card](https://a.example/x) and *ID*:\n\n- one `two`\n- three\n\n<b>Four</b> snake_case_word.";
    expect(chunkMarkdown(text)[0]?.text).toBe("Bring your card and ID:\none two\nthree\nFour snake_case_word.");
  });

  it("leave out headings with nothing below them", () => {
    expect(chunkMarkdown("## Empty\n\n## Full\n\nText.")).toEqual([{ heading: "Full", text: "Text." }]);
  });

  it("break long sections between sentences and keep every word", () => {
    const sentence = fc.stringMatching(/^[A-Z][a-z]{1,9}( [a-z]{1,9}){1,12}\.$/);
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 40, max: 300 }),
        (sentences, limit) => {
          const chunks = chunkMarkdown(sentences.join(" "), limit);
          expect(chunks.map(({ text }) => text).join(" ")).toBe(sentences.join(" "));
          for (const { text } of chunks) {
            if (splitSentences(text).length > 1) expect(text.length).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });
});

describe("sentences", () => {
  it.each([
    ["Dr. Lee is here. She is a dermatologist.", ["Dr. Lee is here.", "She is a dermatologist."]],
    ["Open from 8 a.m. to 5 p.m. daily. Closed on Sunday.", ["Open from 8 a.m. to 5 p.m. daily.", "Closed on Sunday."]],
    [
      "Dr. Lee, Dr. Omar and Prof. Kim are in. No. 5 is free. No. We close.",
      ["Dr. Lee, Dr. Omar and Prof. Kim are in.", "No. 5 is free.", "No.", "We close."],
    ],
    ["It costs $3.50 an hour. Really?! Yes.", ["It costs $3.50 an hour.", "Really?!", "Yes."]],
    ["Cleaning: $120\nExam: $85", ["Cleaning: $120", "Exam: $85"]],
    [
      "See https://portal.riverside.example. There you see it.",
      ["See https://portal.riverside.example.", "There you see it."],
    ],
    ["", []],
  ])("of %j", (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});
