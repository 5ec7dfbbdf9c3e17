import { describe, expect, it } from "vitest";
import { createCueBook } from "./patterns.ts";
import { tokenise } from "./tokens.ts";

const finds = (line: string, text: string) =>
  createCueBook([{ name: "cue", weight: 1, lines: [line] }], { animal: ["cat", "dog"] }).find(tokenise(text).words)
    .matches.length > 0;

describe("cue lines", () => {
  it.each([
    ["see cat", "I see cat food", true],
    ["see cat", "I see a cat", false],
    ["see ~1 cat", "I see a cat", true],
    ["see ~1 cat", "I see a big cat", false],
    ["see ~3 cat", "I see it. A cat", false],
    ["see a? @animal", "see dog", true],
    ["see a? @animal", "see a dog", true],
    ["^ cat", "the cat", false],
    ["^ cat", "yes, cat", true],
    ["^^ cat", "yes, cat", false],
    ["cat $", "a cat, please", true],
    ["cat $$", "a cat, please", false],
    ["cat !food|toy", "cat food", false],
    ["cat !food|toy", "cat hair", true],
    ["# weeks", "12 weeks", true],
    ["# weeks", "some weeks", false],
    ["do not go", "don't go", true],
  ])("%s on %j: %s", (line, text, expected) => {
    expect(finds(line, text)).toBe(expected);
  });

  it("names a class that does not exist", () => {
    expect(() => createCueBook([{ name: "cue", weight: 1, lines: ["see @plant"] }])).toThrow(/@plant.*does not exist/);
  });
});
