import { describe, expect, it } from "vitest";
import { canonicalJson } from "./answer-once.ts";
import { replay } from "./appointment-history.ts";
import { toCivilDay } from "./civil-day.ts";
import { readPerson, requirePossibleBirth } from "./patient-details.ts";
import { codeOf, refusalOf } from "./testing/refusals.ts";

const ANA = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "(555) 014-2233" };

describe("who a visit is for", () => {
  it("is the same person however they write themselves", () => {
    const keys = [
      ANA,
      { ...ANA, givenName: "  ANA\t" },
      { ...ANA, familyName: "Ruíz" },
      { ...ANA, phone: "555.014.2233", email: "ana@example.org" },
      { ...ANA, familyName: "ruiz\0" },
    ].map((details) => readPerson(details).matchKey);
    expect(new Set(keys).size).toBe(1);
    expect(readPerson({ ...ANA, phone: "+1 555 014 2233" }).phone).toBe("+15550142233");
    expect(readPerson({ ...ANA, familyName: "O'Neil-Kim" }).familyName).toBe("O'Neil-Kim");
  });

  it("is another person with another name, birthday or phone", () => {
    const keys = [
      ANA,
      { ...ANA, givenName: "Eva" },
      { ...ANA, dateOfBirth: "1988-04-04" },
      { ...ANA, phone: "5550142234" },
    ];
    expect(new Set(keys.map((details) => readPerson(details).matchKey)).size).toBe(keys.length);
  });

  it("is asked for when something is missing or is none", async () => {
    for (const bad of [{ givenName: " " }, { familyName: "👍" }, { phone: "12345" }, { dateOfBirth: "1988-13-01" }]) {
      expect(await codeOf(Promise.resolve().then(() => readPerson({ ...ANA, ...bad })))).toBe("identity_required");
    }
  });
});

describe("a date of birth", () => {
  const check = (dateOfBirth: string) =>
    Promise.resolve().then(() => requirePossibleBirth(dateOfBirth, toCivilDay("2026-03-02")));

  it.each(["2026-03-02", "1988-04-03", "1896-03-02", "1895-03-03"])("%s can be somebody's", async (dateOfBirth) => {
    await expect(check(dateOfBirth)).resolves.toBeUndefined();
  });

  it.each([
    ["2026-03-03", "in_future", /is still to come/],
    ["2088-04-03", "in_future", /is still to come/],
    ["1895-03-02", "too_long_ago", /too long ago/],
    ["0088-04-03", "too_long_ago", /too long ago/],
  ])("%s is nobody's, and the refusal names the field", async (dateOfBirth, problem, text) => {
    const refusal = await refusalOf(check(dateOfBirth));
    expect(refusal).toMatchObject({ code: "identity_required", params: { field: "dateOfBirth", problem } });
    expect(refusal.message).toMatch(text);
  });
});

describe("one body of a request", () => {
  it("is the same in any order of keys, and another with another value", () => {
    const body = { slotId: "s", patient: ANA, note: undefined };
    expect(canonicalJson({ patient: Object.fromEntries(Object.entries(ANA).reverse()), slotId: "s" })).toBe(
      canonicalJson(body),
    );
    expect(canonicalJson({ ...body, note: "x" })).not.toBe(canonicalJson(body));
    expect(canonicalJson({ list: [1, 2] })).not.toBe(canonicalJson({ list: [2, 1] }));
  });
});

describe("replaying a visit's events", () => {
  const event = (
    version: number,
    after: unknown = { appointment: { version, status: `at ${version}` }, claims: [] },
  ) => ({
    appointmentId: "a",
    version,
    after,
  });

  it("ends at the last state", () => {
    expect(replay([])).toBeNull();
    expect(replay([event(1), event(2)])).toEqual({ appointment: { version: 2, status: "at 2" }, claims: [] });
  });

  it("refuses history with a hole, out of order, or that leads elsewhere", () => {
    expect(() => replay([event(1), event(3)])).toThrow(/version 2 is missing/);
    expect(() => replay([event(2), event(1)])).toThrow(/version 1 is missing/);
    expect(() => replay([event(1, { appointment: { version: 7 }, claims: [] })])).toThrow(/leads to another version/);
    expect(() => replay([event(1, null)])).toThrow(/leads to another version/);
  });
});
