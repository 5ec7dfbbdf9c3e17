import { describe, expect, it } from "vitest";
import { whenLine } from "./command.ts";

const line = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    id: "a",
    text: "tomorrow at 5pm",
    now: "2026-03-02T08:00:00",
    timeZone: "UTC",
    expect: "visit",
    ...change,
  });

describe("whenLine", () => {
  it("answers a line with its id, its values and the time taken", () => {
    const answer: unknown = JSON.parse(whenLine(line()));
    expect(answer).toEqual({
      id: "a",
      values: [expect.objectContaining({ kind: "datetime", date: "2026-03-03", time: "17:00" })],
      ms: expect.any(Number),
    });
  });

  it("hears what was asked", () => {
    expect(JSON.parse(whenLine(line({ text: "13", asked: ["time"] })))).toMatchObject({ values: [{ time: "13:00" }] });
  });

  it("says of a stretch over several days where it begins", () => {
    expect(JSON.parse(whenLine(line({ text: "in October" })))).toMatchObject({
      values: [{ kind: "range", date: "2026-10-01", from: "2026-10-01", to: "2026-10-31" }],
    });
    expect(JSON.parse(whenLine(line({ text: "Friday 11pm to 2am" })))).toMatchObject({
      values: [{ date: "2026-03-06", time: "23:00", from: "2026-03-06T23:00", to: "2026-03-07T02:00" }],
    });
    const [within] = (JSON.parse(whenLine(line({ text: "Friday from 2pm to 4pm" }))) as { values: object[] }).values;
    expect(within).not.toHaveProperty("time");
  });

  it.each([
    ["{", /not JSON/],
    ["[]", /not an object/],
    [line({ id: 3 }), /"id"/],
    [line({ text: null }), /"text"/],
    [line({ now: "2026-03-02" }), /"now"/],
    [line({ now: "2026-02-30T08:00:00" }), /"now"/],
    [line({ now: "2026-03-02T08:00:00Z" }), /"now"/],
    [line({ timeZone: "Mars/Olympus" }), /"timeZone"/],
    [line({ expect: "party" }), /"expect"/],
    [line({ asked: "date" }), /"asked"/],
  ])("names what is wrong with %s", (input, message) => {
    expect(() => whenLine(input)).toThrow(message);
  });
});
