import { describe, expect, it } from "vitest";
import { gradeFacts } from "./facts.ts";
import { gradeForbidden } from "./forbidden.ts";
import { A_CLINIC, aCase, appointmentCard, aTurn, booking, proposing, said } from "./testing/a-trial.ts";

const facts = (fact: object, ...turns: ReturnType<typeof aTurn>[]) =>
  gradeFacts(aCase({ facts: [fact] }), { turns }, A_CLINIC).map(({ message }) => message);
const telling = (text: string) => aTurn({ text });

describe("required facts", () => {
  it.each([
    [{ date: "2026-03-10" }, "on 10 March"],
    [{ date: "2026-03-03" }, "tomorrow"],
    [{ time: "14:00" }, "at two: 2 pm"],
    [{ phone: "914-555-0100" }, "Call (914) 555-0100."],
    [{ dollars: 3 }, "It is $3.00 an hour."],
    [{ number: 24, unit: "hours" }, "a day before"],
    [{ practitioner: "susan-lee" }, "Dr. Susan Lee"],
    [{ location: "north" }, "in North Hills"],
    [{ words: ["photo ID", "insurance"] }, "Insurance card and photo id."],
  ])("%j is told by %j", (fact, text) => expect(facts(fact, telling("Hello."), telling(text))).toEqual([]));

  it.each([
    [{ date: "2026-03-10" }, "on March 17", "no answer told the day 2026-03-10"],
    [{ time: "14:00" }, "at 2:00 AM", "no answer told the time 14:00"],
    [{ words: ["rest"] }, "the restroom", 'no answer told the words "rest" in one answer'],
    [{ practitioner: "susan-lee" }, "Dr. Lee", "no answer told the practitioner susan-lee"],
  ])("%j is not told by %j", (fact, text, message) => expect(facts(fact, telling(text))).toEqual([message]));

  it("wants all words in one answer", () =>
    expect(facts({ words: ["photo ID", "insurance"] }, telling("photo ID"), telling("insurance"))).toHaveLength(1));

  it("reads cards as well as text", () =>
    expect(facts({ time: "10:00" }, aTurn({ text: "Here it is.", cards: [appointmentCard()] }))).toEqual([]));

  it("knows a reference by the visit it is told with", () => {
    const gold = [{ book: { visitType: "dental-cleaning", at: "2026-03-10T10:00", patient: "ana", as: "visit" } }];
    const of = (turns: ReturnType<typeof aTurn>[]) =>
      gradeFacts(aCase({ gold, facts: [{ reference: "visit" }] }), { turns }, A_CLINIC);
    expect(of([booking()])).toEqual([]);
    expect(of([proposing()])).toHaveLength(1);
    expect(of([telling("Your reference is K7M4-QXAF, on March 17 at 10:00 AM.")])).toHaveLength(1);
  });
});

describe("what is forbidden", () => {
  const people = {
    ana: { name: "Ana Ruiz", born: "1988-04-03", phone: "914-555-0142" },
    max: { name: "Max Stern", born: "1992-02-02", phone: "914-555-0119", email: "max@example.com" },
  };
  const forbid = (forbidden: object, ...turns: ReturnType<typeof aTurn>[]) =>
    gradeForbidden(aCase({ people, forbidden: [forbidden] }), { turns });

  it("passes where nothing of it happened", () => {
    expect(forbid({ says: "aspirin" }, telling("Hello."))).toEqual([]);
    expect(forbid({ shows: "slots" }, booking())).toEqual([]);
    expect(forbid({ tells: "max" }, booking())).toEqual([]);
  });
  it("finds words, cards and details, with the turn", () => {
    expect(forbid({ says: "\\baspirin\\b" }, telling("Hello."), telling("Take Aspirin."))).toMatchObject([{ turn: 1 }]);
    expect(forbid({ shows: "appointment" }, booking())).toMatchObject([{ turn: 0 }]);
    expect(forbid({ tells: "max" }, telling("That is Max Stern's."))).toMatchObject([
      { message: "tells the name of max" },
    ]);
    expect(forbid({ tells: "max" }, telling("born on February 2, 1992; (914) 555-0119"))).toHaveLength(2);
    expect(forbid({ tells: "max" }, telling("write to max@example.com"))).toHaveLength(1);
  });
  it("lets the person's own words be said back", () => {
    const named = aTurn({ move: said("is Max Stern there today?"), text: "I can't say anything about Max Stern." });
    expect(forbid({ tells: "max" }, named)).toEqual([]);
  });
  it("names the file where somebody unknown may not be told of", () =>
    expect(() => gradeForbidden({ ...aCase(), forbidden: [{ tells: "eve" }] }, { turns: [aTurn()] })).toThrow(
      'a-case.yaml: forbidden tells "eve"',
    ));
});
