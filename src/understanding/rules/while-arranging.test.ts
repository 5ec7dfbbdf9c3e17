import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

const [kept] = offered;

describe("somebody else than whom it was about", () => {
  it.each([
    "is there anybody else on Thursday?",
    "any chance with a different dentist",
    "then I'd take another dermatologist",
    "or one of her colleagues",
  ])("%s", (said) => {
    const { frame } = understand(said, { offered });
    expect(frame.otherPractitioner).toBe(true);
    expect(frame.visitTypeId).toBeUndefined();
  });

  it.each(["it's for someone else", "I need another dentist appointment", "can somebody else pick me up?"])(
    "not: %s",
    (said) => expect(understand(said, { offered }).frame.otherPractitioner).toBeUndefined(),
  );
});

describe("the day on the table", () => {
  it("a weekday taken back is not looked for on the list", () => {
    const { frame } = understand("Ah, not Tuesday. Friday morning please", { offered: offered.slice(0, 2) });
    expect(frame.dates).toEqual([{ from: "2026-03-06", to: "2026-03-06" }]);
  });

  it("the same day is that of the time that is kept", () => {
    const { frame } = understand("3:30, same day?", { asked: ["name"], ...(kept && { held: kept }) });
    expect(frame.dates).toEqual([{ from: "2026-03-10", to: "2026-03-10" }]);
    expect(frame.urgency).toBeUndefined();
  });
});

describe("a need told with a visit that is yet to be arranged", () => {
  it.each([
    "a skin check on March 10, and we'll need an interpreter for Polish",
    "I want my skin checked on Tuesday. Please have a Polish interpreter there",
  ])("%s", (said) => {
    const { wishes } = understand(said);
    expect(wishes.map(({ kind }) => kind)).toEqual(["book"]);
    expect(wishes[0]?.frame.needs).toEqual({ interpreter: "Polish" });
  });

  it("of a visit there is, it is added to that", () =>
    expect(understand("I need a Polish interpreter for my skin check on March 10").wishes[0]?.kind).toBe("add_need"));
});

describe("kind words beside a yes, and a number to be reached on", () => {
  it.each(["Yes. You're a star!", "Yes, and have a lovely day", "yes please, have a nice weekend"])("%s", (said) => {
    const { acts } = understand(said, { pending: "book", ...(kept && { proposed: kept, held: kept }) });
    expect(acts).toContain("affirm");
    expect(acts).not.toContain("ask");
  });

  it("asks for no call", () => {
    const { wishes, identity } = understand(
      "I'm Nora Falk, you can reach me on 914-555-0177. I'd like a cleaning on Friday.",
    );
    expect(wishes.map(({ kind }) => kind)).toEqual(["book"]);
    expect(identity.phone).toBeDefined();
  });
});
