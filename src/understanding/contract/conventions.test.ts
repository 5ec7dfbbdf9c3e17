import { describe, expect, it } from "vitest";
import { createUnderstandSession } from "../command.ts";

type System = { say: string; acts: { act: string; fields: Record<string, unknown> }[] };
interface Answer {
  acts: { act: string }[];
  intent: string;
  frame: Record<string, unknown>;
  requested: string[];
}

const says = (act: string, fields: Record<string, unknown> = {}, say = ""): System => ({
  say,
  acts: [{ act, fields }],
});
const both = (...turns: System[]): System => ({ say: "", acts: turns.flatMap(({ acts }) => acts) });
const offered = says("offer", { practitioner: "Maple Dental", city: "Ashford" });
const shallIBook = says("offer", { intent: "book" });
const readBack = says("confirm", { practitioner: "Maple Dental", date: "2026-03-09", time: "10:00" });
const freely = (say: string) => says("other", {}, say);

/** The answer to the last of the turns, said in one conversation on Monday 2 March 2026. */
async function last(...turns: [text: string, system?: System][]): Promise<Answer> {
  const session = createUnderstandSession();
  let answer = "";
  for (const [turn, [text, system = null]] of turns.entries()) {
    const line = { id: `${turn}`, dialogue: "d", turn, now: "2026-03-02T09:00:00", timeZone: "UTC", text, system };
    answer = await session(JSON.stringify(line));
  }
  return JSON.parse(answer);
}
const acts = (answer: Answer) => answer.acts.map(({ act }) => act).sort();
const search = ["Could you look for a dentist over in Ashford?"] as [string];

describe("somebody on offer", () => {
  it.each<[text: string, acts: string[], intent: string]>([
    ["They seem lovely", ["select"], "find"],
    ["Thank you!", ["select"], "find"],
    ["Great. When am I free on Friday?", ["select"], "find"],
    ["I'll take them, and could you call me a taxi?", ["select"], "find"],
    ["Good, I want to visit this dentist", ["book", "select"], "book"],
    ["Can you make an appointment for March 12th?", ["book", "inform", "select"], "book"],
    ["No, somebody over in Brookdale instead", ["alternatives", "inform"], "find"],
    ["Are there any other dentists?", ["alternatives"], "find"],
    ["Not that one", ["alternatives"], "find"],
  ])("%s", async (text, expected, intent) => {
    const answer = await last(search, [text, offered]);
    expect([acts(answer), answer.intent]).toEqual([expected, intent]);
  });

  it.each<[text: string, requested: string[]]>([
    ["What is the street address of that office?", ["address"]],
    ["Where are they, and what's their phone number?", ["phone", "address"]],
    ["How are the reviews for this dentist?", ["rating"]],
    ["Does this one do cosmetic work?", ["cosmetic"]],
    ["What is their contact address?", ["address"]],
  ])("asked about, it is neither taken nor left: %s", async (text, requested) => {
    const answer = await last(search, [text, offered]);
    expect([acts(answer), answer.requested, answer.intent]).toEqual([["request"], requested, "find"]);
    expect(answer.frame).toEqual({ city: "Ashford" });
  });

  it("where it was offered tells which town was understood", async () => {
    const answer = await last(["find me a dentist somewhere in ashf"], ["That one is fine", offered]);
    expect(answer.frame).toMatchObject({ city: "Ashford", practitioner: "Maple Dental" });
  });
});

describe("a read-back", () => {
  const opening: [string, System?][] = [search, ["That one is fine", offered], ["Yes", shallIBook]];
  it.each<[text: string, acts: string[], requested: string[]]>([
    ["I confirm all of that", ["affirm"], []],
    ["Splendid, thank you", ["affirm"], []],
    ["Right. What is the dentist's rating?", ["affirm", "request"], ["rating"]],
    ["Good, but do they do cosmetic work?", ["affirm", "request"], ["cosmetic"]],
    ["Make it 11:30 am", ["deny", "inform"], []],
    ["Is there anything free at 2 pm?", ["deny", "inform"], []],
  ])("%s", async (text, expected, requested) => {
    const answer = await last(...opening, [text, readBack]);
    expect([acts(answer), answer.requested]).toEqual([expected, requested]);
  });

  it("what is not corrected stands", async () => {
    const answer = await last(...opening, ["No, at 11:30 am", readBack]);
    expect(answer.frame).toMatchObject({ practitioner: "Maple Dental", date: "2026-03-09", time: "11:30" });
  });

  it.each<[text: string, acts: string[]]>([
    ["Thanks", ["affirm"]],
    ["Much nicer", ["affirm"]],
    ["None of these suit me", ["deny"]],
    ["Actually, cancel it", ["deny"]],
  ])("put in words alone: %s", async (text, expected) => {
    expect(acts(await last([text, says("confirm", {}, "Is this right?")]))).toEqual(expected);
  });
});

describe("shall I book it?", () => {
  it.each<[text: string, acts: string[], intent: string]>([
    ["Yes, schedule the appointment", ["affirm"], "book"],
    ["Please, for March 12th", ["affirm", "inform"], "book"],
    ["I don't want an appointment yet", ["deny"], "none"],
    ["Perhaps at a later date", ["deny"], "none"],
    ["What is my availability that day?", ["deny"], "none"],
  ])("%s", async (text, expected, intent) => {
    const answer = await last(search, ["That one is fine", offered], [text, shallIBook]);
    expect([acts(answer), answer.intent]).toEqual([expected, intent]);
  });
});

describe("answers to what was asked", () => {
  it.each<[text: string, asked: string, frame: Record<string, unknown>]>([
    ["Is there anything at 3 pm?", "time", { time: "15:00" }],
    ["8 pm, I have to take the bus", "time", { time: "20:00" }],
    ["I have to go to Brookdale", "city", { city: "Brookdale" }],
    ["in the Brookdale area", "city", { city: "Brookdale" }],
  ])("%s", async (text, asked, frame) => {
    const answer = await last(["I need a dentist"], [text, says("ask", { [asked]: null })]);
    expect(acts(answer)).toEqual(["inform"]);
    expect(answer.frame).toEqual(frame);
  });

  it("a day said of the complaint is no day for the visit", async () => {
    const answer = await last(
      ["I'd like an appointment with Dr Lee on Saturday"],
      ["A sore knee, I'm resting it today", says("ask", { reason: null })],
    );
    expect(answer.frame).toMatchObject({ date: "2026-03-07" });
  });
});

describe("farewells", () => {
  const booked: [string, System?][] = [search, ["That one is fine", offered], ["Yes", readBack]];
  it.each<[text: string, acts: string[], system: System]>([
    ["Great", ["thank"], says("done")],
    ["Thank you, I'm done", ["bye", "thank"], says("done")],
    ["Please add it to my calendar", ["thank"], says("done")],
    ["Thanks, I also need a cab to go there", ["thank"], says("inform", { address: "1 Elm Street" })],
    ["Nothing", ["deny", "thank"], says("more")],
    ["No, that will be all for today", ["deny", "thank"], says("more")],
  ])("%s", async (text, expected, system) => {
    const answer = await last(...booked, ["Thanks", says("done")], [text, system]);
    expect(acts(answer)).toEqual(expected);
    expect(answer.frame.date).toBe("2026-03-09");
  });
});

describe("a first wish", () => {
  it.each<[text: string, acts: string[]]>([
    ["I have a toothache, please find me a dentist", ["find"]],
    ["Could you find a dentist for Friday at 4 pm?", ["book", "inform"]],
    ["I need an appointment with a dermatologist", ["find", "inform"]],
  ])("%s", async (text, expected) => {
    expect(acts(await last([text]))).toEqual(expected);
  });
});

describe("free words of the clinic's side", () => {
  it("what they ask is answered", async () => {
    const answer = await last(["I need an appointment"], ["Robin", freely("May I have your name?")]);
    expect([acts(answer), answer.frame.patient]).toEqual([["inform"], "Robin"]);
  });

  it("a yes takes over the time they offer", async () => {
    const answer = await last(
      ["I need an appointment with Dr Lee at 8 pm"],
      ["Yes", freely("Dr Lee could see you at 10 pm. Shall I book that?")],
    );
    expect(answer.frame.time).toBe("22:00");
  });

  it("after another service's question the visit is what counts", async () => {
    const answer = await last([
      "No, skip the event. Please make an appointment with the dentist at 3 pm",
      freely("You are free then. Shall I add the event?"),
    ]);
    expect([acts(answer), answer.intent]).toEqual([["book", "inform"], "book"]);
  });

  it("a second visit waits until the first is booked", async () => {
    const opening: [string, System?][] = [["I'm Robin, I need Dr Lee today for my sore throat"]];
    const before = await last(...opening, ["My daughter Mia needs her shots too", freely("I see.")]);
    expect(before.frame.patient).toBe("Robin");
    const after = await last(...opening, ["My daughter Mia needs her shots too", says("done")]);
    expect(after.frame.patient).toBe("Mia");
  });
});

it("takes an offer that comes with what was asked before", async () => {
  const answer = await last(
    search,
    ["What is their phone number?", offered],
    ["That works", both(says("inform", { phone: "555-0100" }))],
  );
  expect([acts(answer), answer.frame.practitioner]).toEqual([["select"], "Maple Dental"]);
});
