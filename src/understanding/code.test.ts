import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCode } from "./code.ts";

describe("readCode", () => {
  it.each<[string, string]>([
    ["123456", "123456"],
    ["123 456", "123456"],
    ["it's 123-456", "123456"],
    ["1 2 3 4 5 6", "123456"],
    ["12.34.56", "123456"],
    ["the code is 004217, thanks", "004217"],
    ["code: 482913.", "482913"],
    ["I got 482913 at 10:05", "482913"],
    ["482913, yes 482913", "482913"],
    ["１２３４５６", "123456"],
    ["one two three four five six", "123456"],
    ["One, two, three, four, five, six", "123456"],
    ["four two double seven oh one", "427701"],
    ["triple nine 1 2 3", "999123"],
    ["twelve thirty-four fifty six", "123456"],
    ["it is zero one nineteen twenty three", "011923"],
    ["4 8 two 9 one 3", "482913"],
  ])("%s", (text, code) => {
    expect(readCode(text)).toBe(code);
  });

  it.each([
    "",
    "12345",
    "1234567",
    "914 555 0142",
    "(914) 555-0142",
    "I didn't get a code",
    "one two three",
    "123456 or 654321",
    "born 4/3/1988",
    "no",
    "send it again",
    "2026",
  ])("%j holds none", (text) => {
    expect(readCode(text)).toBeNull();
  });

  it("reads every code as it is written, whatever stands around it", () => {
    const code = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, "0"));
    const words = fc.constantFrom("", "my code is ", "It's ", "ok: ");
    fc.assert(
      fc.property(code, words, (digits, before) => {
        expect(readCode(`${before}${digits}`)).toBe(digits);
        expect(readCode(`${before}${digits.slice(0, 3)} ${digits.slice(3)}!`)).toBe(digits);
      }),
    );
  });

  it("answers with six digits or with nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCode(text) ?? "000000").toMatch(/^\d{6}$/);
      }),
    );
  });
});
