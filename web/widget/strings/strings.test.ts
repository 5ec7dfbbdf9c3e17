import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { pluralsOf } from "./plural.ts";
import { pseudoArabic } from "./pseudo-arabic.ts";
import { said } from "./said.ts";

/** Every text of a dictionary by its path; phrases are made with their parameters' places. */
function texts(part: unknown, path = ""): [string, string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part === "function") return [[path, part("‹1›", "‹2›")]];
  return Object.entries(part as object).flatMap(([name, value]) => texts(value, `${path}.${name}`));
}

describe.each([
  ["Spanish", es],
  ["the pseudo-locale", pseudoArabic(en)],
])("%s", (_name, dictionary) => {
  it("says everything that English says, and puts in the same values", () => {
    const values = (text: string) => (text.match(/‹\d›/g) ?? []).sort();
    const english = texts(en).filter(([path]) => path !== ".unread");
    const other = new Map(texts(dictionary));
    for (const [path, text] of english) {
      expect([path, Boolean(other.get(path))]).toEqual([path, Boolean(text)]);
      expect([path, values(other.get(path) ?? "")]).toEqual([path, values(text)]);
    }
  });
});

it("leaves no English in Spanish", () => {
  const spanish = new Map(texts(es));
  const same = texts(en).filter(([path, text]) => text && spanish.get(path) === text);
  expect(same).toEqual([[".questions.other.no", "No"]]);
});

it("counts in its own language", () => {
  expect([en.unread(1), en.unread(2)]).toEqual(["1 unread message in chat", "2 unread messages in chat"]);
  expect([es.unread(1), es.unread(2)]).toEqual(["1 mensaje sin leer en el chat", "2 mensajes sin leer en el chat"]);
  const count = pluralsOf("ar-EG");
  const forms = { one: "one", two: "two", few: "few #", other: "other #" };
  expect([1, 2, 3, 100].map((number) => count(number, forms))).toEqual(["one", "two", "few ٣", "other ١٠٠"]);
});

it("has words to say for every start and every question that has names", () => {
  expect(Object.keys(said.answers)).toEqual(Object.keys(en.questions));
  expect(said.starters).toHaveLength(en.starters.length);
  expect(es.starters).toHaveLength(en.starters.length);
});
