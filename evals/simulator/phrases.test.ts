import { describe, expect, it } from "vitest";
import { createRandom } from "../../db/seed/random.ts";
import { detailsText, wrongCode } from "./details.ts";
import { fill, PHRASES } from "./phrases.ts";

const ana = { name: "Ana Ruiz", born: "1988-04-13", phone: "914-555-0142" };
const random = (seed: number) => createRandom(`${seed}`);
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

describe("phrases", () => {
  it.each(Object.entries(PHRASES))("%s: has ways of saying it that leave the same gaps, or fewer", (_, ways) => {
    const gaps = ways.map((way) => [...way.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    const known = new Set(gaps.flat());
    for (const way of ways) {
      expect(way.trim()).toBe(way);
      expect(fill(way, Object.fromEntries([...known].map((name) => [name ?? "", "x"])))).not.toMatch(/[{}]/);
    }
    if (known.size === 0) expect(new Set(ways.map((way) => way.toLowerCase())).size).toBeGreaterThan(1);
  });

  it("leaves a gap that nobody filled, so that it is seen", () => {
    expect(fill("{day} at {time}", { day: "Friday" })).toBe("Friday at {time}");
  });
});

describe("details of a person", () => {
  it("come in several formats, each of which says the same", () => {
    const births = new Set(seeds.map((seed) => detailsText(["dateOfBirth"], ana, 0, random(seed))));
    expect([...births].sort()).toEqual(["04/13/1988", "13 April 1988", "1988-04-13", "Apr 13 1988", "April 13, 1988"]);
    const phones = new Set(seeds.map((seed) => detailsText(["phone"], ana, 0, random(seed)).replace(/\D/g, "")));
    expect([...phones]).toEqual(["9145550142"]);
    expect(detailsText(["name", "phone"], ana, 1, random(1))).toBe("Ana Ruiz, 914-555-0142");
  });

  it("never give a date in numbers that reads two ways", () => {
    const early = { ...ana, born: "1988-04-03" };
    for (const seed of seeds) expect(detailsText(["dateOfBirth"], early, 0, random(seed))).not.toMatch(/\//);
  });

  it("leave a phone number of another length as it is", () => {
    const short = { ...ana, phone: "555-0142" };
    for (const seed of seeds) expect(detailsText(["phone"], short, 0, random(seed))).toBe("555-0142");
  });

  it("have a wrong code that is never the right one", () => {
    for (const seed of seeds) {
      const guess = wrongCode(null, random(seed));
      expect(guess).toMatch(/^\d{6}$/);
      expect(wrongCode(guess, random(seed))).toMatch(/^\d{6}$/);
      expect(wrongCode(guess, random(seed))).not.toBe(guess);
    }
  });
});
