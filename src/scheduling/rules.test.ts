import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCivilDay, weekdayOf, weekOf, wholeYears } from "./civil-day.ts";
import { ageIneligibility, practitionerIneligibility, visitIneligibility } from "./eligibility.ts";
import { clip, covers, holdsInstant, type Interval, overlaps, subtract, union } from "./intervals.ts";
import { chooseMembers } from "./requirement-groups.ts";
import { aRuleBook } from "./testing/rule-book.ts";

describe("intervals", () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 12 }))
    .map(([start, length]): Interval => ({ start, end: start + length }));
  const many = fc.array(interval, { maxLength: 8 });
  /** The whole numbers an interval holds: half-open, so its end is not among them. */
  const numbers = (set: readonly Interval[]) => {
    const held = new Set<number>();
    for (const { start, end } of set) for (let at = start; at < end; at += 1) held.add(at);
    return held;
  };

  it("agree with sets of whole numbers", () => {
    fc.assert(
      fc.property(many, many, interval, (a, b, { start, end }) => {
        const [one, two] = [union(a), union(b)];
        expect(numbers(one)).toEqual(numbers(a));
        for (const [index, each] of one.entries()) expect(each.start).toBeGreaterThan(one[index - 1]?.end ?? -1);
        expect(numbers(subtract(one, two))).toEqual(numbers(a).difference(numbers(b)));
        const span = numbers([{ start, end }]);
        expect(numbers(clip(one, start, end))).toEqual(numbers(a).intersection(span));
        if (start < end) {
          expect(overlaps(one, start, end)).toBe(!span.isDisjointFrom(numbers(a)));
          expect(covers(one, start, end)).toBe(span.isSubsetOf(numbers(a)));
          expect(holdsInstant(one, start)).toBe(numbers(a).has(start));
        }
      }),
    );
  });
});

describe("civil days", () => {
  it("agree with Temporal on weekdays and weeks, and refuse dates that are none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const date = Temporal.PlainDate.from("1970-01-01").add({ days: day });
        expect([toCivilDay(date.toString()), weekdayOf(day)]).toEqual([day, date.dayOfWeek]);
        expect(weekOf(day + 7) - weekOf(day)).toBe(1);
        expect(weekOf(day + 8 - weekdayOf(day)) - weekOf(day)).toBe(1);
      }),
    );
    for (const date of ["2026-02-30", "2026-13-01", "26-01-01", "", "2026-1-1"]) {
      expect(() => toCivilDay(date)).toThrow(/not a calendar date/);
    }
  });

  it("count an age as birthdays do", () => {
    expect(wholeYears("2008-03-03", "2026-03-02")).toBe(17);
    expect(wholeYears("2008-03-03", "2026-03-03")).toBe(18);
    expect(wholeYears("2008-02-29", "2026-02-28")).toBe(17);
    expect(wholeYears("2008-02-29", "2026-03-01")).toBe(18);
  });
});

describe("requirement groups", () => {
  const group = (label: string, ...free: string[]) => ({ kind: "room" as const, label, free });

  it("take one member of each and none twice, whatever the order they are tried in", () => {
    expect(chooseMembers([])).toEqual({ chosen: [] });
    expect(chooseMembers([group("a", "1", "2"), group("b", "1")])).toEqual({ chosen: ["2", "1"] });
    expect(chooseMembers([group("a", "1"), group("b", "1")])).toMatchObject({ lacking: { label: "b" } });
    expect(chooseMembers([group("a"), group("b", "1")])).toMatchObject({ lacking: { label: "a" } });
  });

  it("find an assignment exactly when there is one", () => {
    const groups = fc.array(fc.uniqueArray(fc.constantFrom("1", "2", "3", "4"), { maxLength: 4 }), { maxLength: 4 });
    const assignments = (sets: string[][]): string[][] => {
      const [first, ...rest] = sets;
      if (!first) return [[]];
      return first.flatMap((member) => assignments(rest).map((others) => [member, ...others]));
    };
    fc.assert(
      fc.property(groups, (sets) => {
        const possible = assignments(sets).some((each) => new Set(each).size === each.length);
        expect("chosen" in chooseMembers(sets.map((free) => group("g", ...free)))).toBe(possible);
      }),
    );
  });
});

describe("eligibility", () => {
  const { visit, practitioners } = aRuleBook({ timeZone: "UTC" });
  const [practitioner = expect.fail("the fixture has a practitioner")] = practitioners;
  const patient = { isStaff: false };

  it("holds nothing unknown against the patient", () => {
    const strict = { ...visit, needsReferral: true, patientKind: "established" as const, minAgeYears: 65 };
    expect(visitIneligibility(strict, patient)).toBeNull();
    expect(ageIneligibility(strict, patient, "2026-03-02")).toBeNull();
    expect(practitionerIneligibility({ ...practitioner, acceptingNew: false }, patient)).toBeNull();
  });

  it("names the rule that is broken", () => {
    const code = (changes: Partial<typeof visit>, asker: object) =>
      visitIneligibility({ ...visit, ...changes }, { ...patient, ...asker })?.code;
    expect(code({ channel: "staff" }, {})).toBe("not_self_bookable");
    expect(code({ channel: "staff" }, { isStaff: true })).toBeUndefined();
    expect(code({ patientKind: "established" }, { patientKind: "new" })).toBe("needs_new_patient_visit");
    expect(code({ needsReferral: true }, { hasReferral: false })).toBe("needs_referral");
    expect(code({ needsReferral: true }, { hasReferral: true })).toBeUndefined();
    const age = (dateOfBirth: string) =>
      ageIneligibility({ ...visit, minAgeYears: 18, maxAgeYears: 64 }, { ...patient, dateOfBirth }, "2026-03-02");
    expect(["2008-03-02", "1961-03-03"].map(age)).toEqual([null, null]);
    expect(["2008-03-03", "1961-03-02"].map((born) => age(born)?.code)).toEqual(["age_limit", "age_limit"]);
    expect(
      practitionerIneligibility({ ...practitioner, acceptingNew: false }, { ...patient, patientKind: "new" }),
    ).toEqual({
      code: "not_accepting_new",
      params: { practitioner: "Dr. Kim" },
    });
  });
});
