import { describe, expect, it } from "vitest";
import type { AskedField, Expectation, FramePatch, Understanding, VisitMention, WishKind } from "../acts.ts";
import { contextOf, lexicon, offered } from "../testing/fixtures.ts";
import { readLike } from "./testing/read-like.ts";

const { understand, wishes } = readLike(lexicon);
const kinds = (text: string) => wishes(text, contextOf()).map(({ kind, topic }) => topic ?? kind);
const on = (...days: string[]) => days.map((day) => ({ from: day, to: day }));

describe("several wishes in one message", () => {
  it("L3: gives them in order, each with its own days and its own words", () => {
    const text = "Book me Tuesday and cancel my Friday one and do you take Aetna?";
    const [book, cancel, ask, ...more] = wishes(text, contextOf());
    expect(more).toEqual([]);
    expect(book).toMatchObject({ kind: "book", frame: { dates: on("2026-03-03") }, visit: {} });
    expect(cancel).toMatchObject({ kind: "cancel", frame: {}, visit: { weekdays: [5] } });
    expect(ask).toMatchObject({ kind: "ask", question: "do you take Aetna?", frame: {}, visit: {} });
    expect(text.slice(cancel?.span.start, cancel?.span.end)).toBe("cancel my Friday one");
  });

  it.each<[string, string[]]>([
    ["cancel my appointment and book one for next week", ["cancel", "book"]],
    ["I'm running late, also can you tell me where to park?", ["running_late", "ask"]],
    ["Can I get a refill and my test results?", ["refill", "results"]],
    ["move my cleaning to Monday, then cancel my physical", ["reschedule", "cancel"]],
    ["undo that and put me on the waitlist", ["undo", "waitlist_join"]],
    ["confirm my appointment tomorrow and add it to my calendar", ["confirm_attendance", "add_to_calendar"]],
    ["I have a new phone number. Also I need to cancel my appointment on Friday", ["contact_update", "cancel"]],
    ["where is my appointment and do I need to fast before it tomorrow?", ["details", "preparation"]],
    ["book a cleaning for my wife and cancel mine", ["book", "cancel"]],
    ["stop texting me and take me off the waitlist", ["stop_messages", "waitlist_leave"]],
    ["I need to reschedule my cleaning. And do you take Cigna?", ["reschedule", "ask"]],
    ["my bill is wrong, please have someone call me", ["billing"]],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Tuesday or Wednesday, after 4, I'd like a cleaning", ["book"]],
    ["I'd like a cleaning. Tuesday works. It is for my son Max.", ["book"]],
    ["book Ana and Luis Ruiz for a cleaning", ["book"]],
    ["I need an appointment and it should be in the morning", ["book"]],
    ["hi, how are you, I would like to book a physical please and thanks", ["book"]],
    ["cancel or move my appointment, whatever is easier", ["cancel"]],
  ])("keeps together: %s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it("makes two visits of two kinds named together", () => {
    const found = wishes("I need a cleaning and an ultrasound on the same day", contextOf());
    expect(found.map(({ kind, frame }) => [kind, frame.visitTypeId, frame.together])).toEqual([
      ["book", "cleaning", "same_day"],
      ["book", "ultrasound", "same_day"],
    ]);
  });

  it.each([
    "book a cleaning; if nothing works put me on the waitlist",
    "book a cleaning with Dr Patel, otherwise put me on the waitlist",
    "do you have anything tomorrow for a cleaning or could you put me on the waitlist",
    "schedule a physical for tomorrow or put me on the waiting list",
    "I'd like to book a cleaning tomorrow, and if not, waitlist me",
  ])("does the second only when the first comes to nothing: %s", (text) => {
    const [first, second] = wishes(text, contextOf());
    expect(first).toMatchObject({ kind: "book" });
    expect(first?.otherwise).toBeUndefined();
    expect(second).toMatchObject({ kind: "waitlist_join", otherwise: true });
  });

  it("counts a need said beside a booking to the booking", () => {
    const [only, ...more] = wishes("I'd like to book a cleaning, and I need a Spanish interpreter", contextOf());
    expect(more).toEqual([]);
    expect(only).toMatchObject({ kind: "book", frame: { visitTypeId: "cleaning", needs: { interpreter: "Spanish" } } });
  });
});

describe("which visit is meant", () => {
  it.each<[string, WishKind, VisitMention]>([
    ["cancel the 3 pm with Dr Lee", "cancel", { time: "15:00", practitionerIds: ["lee-daniel", "lee-grace"] }],
    ["cancel my next appointment", "cancel", { next: true }],
    ["I need to cancel both of them", "cancel", { all: true }],
    ["cancel all my appointments in March", "cancel", { all: true, dates: [{ from: "2026-03-02", to: "2026-03-31" }] }],
    ["cancel the second one", "cancel", { ordinal: 2 }],
    ["cancel my last appointment", "cancel", { ordinal: -1 }],
    ["please cancel number 2", "cancel", { ordinal: 2 }],
    ["cancel my cleaning, no 2 weeks are the same here", "cancel", { visitTypeIds: ["cleaning"] }],
    ["cancel my appointment on March 12", "cancel", { dates: on("2026-03-12") }],
    ["cancel this Friday's cleaning", "cancel", { visitTypeIds: ["cleaning"], dates: on("2026-03-06") }],
    [
      "can you cancel my daughter's appointment on the 9th",
      "cancel",
      { person: { relation: "child", word: "daughter" }, dates: on("2026-03-09") },
    ],
    ["I need to cancel Tuesday's visit", "cancel", { weekdays: [2] }],
    ["cancel my ultrasound and keep my cleaning", "cancel", { visitTypeIds: ["ultrasound"] }],
    ["what time am I coming in for my physical", "details", { visitTypeIds: ["physical"] }],
    [
      "I'm running 15 minutes late for my 3 pm with Dr Patel",
      "running_late",
      { time: "15:00", practitionerIds: ["patel"] },
    ],
    ["confirming my cleaning on Thursday", "confirm_attendance", { visitTypeIds: ["cleaning"], weekdays: [4] }],
    ["cancel appointment AC-7K2P9", "cancel", { reference: "AC-7K2P9" }],
  ])("%s", (text, kind, visit) => {
    const wish = wishes(text, contextOf()).find((found) => found.kind === kind);
    expect(wish?.visit).toEqual(visit);
    expect(wish?.frame).toEqual({});
  });

  it.each<[string, WishKind, VisitMention, FramePatch]>([
    ["move my Friday visit to Monday", "reschedule", { weekdays: [5] }, { dates: on("2026-03-09") }],
    ["change the 2pm to 4pm", "reschedule", { time: "14:00" }, { exactTime: "16:00" }],
    ["swap my Tuesday slot for Thursday", "reschedule", { weekdays: [2] }, { dates: on("2026-03-05") }],
    ["reschedule to next week please", "reschedule", {}, { dates: [{ from: "2026-03-09", to: "2026-03-15" }] }],
    [
      "I'd like to move my appointment from Friday at 2 to Monday morning with Dr Patel",
      "reschedule",
      { weekdays: [5], time: "14:00" },
      { practitionerIds: ["patel"], dates: on("2026-03-09"), times: [{ to: "12:00" }] },
    ],
    ["change my cleaning to a video visit", "change_modality", { visitTypeIds: ["cleaning"] }, { modality: "video" }],
    ["can it be by phone", "change_modality", {}, { modality: "phone" }],
    ["make my Thursday appointment in person please", "change_modality", { weekdays: [4] }, { modality: "in_person" }],
    [
      "Switch my cleaning on March 12 with Dr Lee to Dr Patel",
      "change_practitioner",
      { visitTypeIds: ["cleaning"], practitionerIds: ["lee-daniel", "lee-grace"], dates: on("2026-03-12") },
      { practitionerIds: ["patel"] },
    ],
    ["anything sooner?", "move_earlier", {}, { shift: "earlier" }],
  ])("%s", (text, kind, visit, frame) => {
    const wish = wishes(text, contextOf()).find((found) => found.kind === kind);
    expect(wish?.visit).toEqual(visit);
    expect(wish?.frame).toEqual(frame);
  });
});

describe("what else a wish holds", () => {
  it.each<[string, number | undefined]>([
    ["I'm running 15 minutes late", 15],
    ["stuck in traffic, there in half an hour", 30],
    ["running about ten behind, sorry", 10],
    ["I will be an hour late", 60],
    ["quarter of an hour late, sorry", 15],
    ["10-15 min late", 15],
    ["be there in 20", 20],
    ["running late!", undefined],
    ["an hour and a half late, the train broke down", 90],
  ])("%s: %s minutes", (text, minutes) => {
    expect(wishes(text, contextOf()).find(({ kind }) => kind === "running_late")).toMatchObject(
      minutes === undefined ? { kind: "running_late" } : { minutesLate: minutes },
    );
    expect(wishes(text, contextOf())[0]?.minutesLate).toBe(minutes);
  });

  it.each([
    ["I need a Spanish interpreter", { interpreter: "Spanish" }],
    ["I use a wheelchair", { wheelchair: true }],
    ["my mother is deaf and needs a sign language interpreter", { interpreter: "sign language" }],
    ["I don't speak English, only Polish", { interpreter: "Polish" }],
    ["I'll be bringing my guide dog", { other: "service animal" }],
    ["i need translator for haitian creole", { interpreter: "Haitian Creole" }],
    ["I'm hard of hearing and I use a wheelchair", { wheelchair: true, other: "hard of hearing" }],
  ])("%s", (text, needs) => {
    expect(wishes(text, contextOf()).find(({ kind }) => kind === "add_need")?.needs).toEqual(needs);
  });

  it("keeps the question of a comparison and of an empty search", () => {
    expect(wishes("why is there nothing on Tuesday?", contextOf())[0]).toMatchObject({
      kind: "why_none",
      question: "why is there nothing on Tuesday?",
      frame: { dates: on("2026-03-03") },
    });
    expect(wishes("who is sooner, Lee or Patel?", contextOf())[0]).toMatchObject({
      kind: "compare",
      frame: { practitionerIds: ["lee-daniel", "lee-grace", "patel"] },
    });
  });
});

describe("what is said around a wish", () => {
  it.each<[string, FramePatch, Partial<Expectation>?]>([
    [
      "book appointments for Mia and Tom",
      {
        people: [
          { relation: "other", word: "mia", givenName: "Mia" },
          { relation: "other", word: "tom", givenName: "Tom" },
        ],
      },
    ],
    [
      "both kids back to back please, cleanings",
      {
        people: [
          { relation: "child", word: "kids" },
          { relation: "child", word: "kids" },
        ],
        together: "back_to_back",
      },
    ],
    [
      "one for me and one for my husband",
      {
        people: [
          { relation: "self", word: "me" },
          { relation: "spouse", word: "husband" },
        ],
      },
    ],
    ["actually his sister instead", { people: [{ relation: "sibling", word: "sister" }] }],
    ["my son Max needs a cleaning", { people: [{ relation: "child", word: "son", givenName: "Max" }] }],
    ["I'd like to book for my mother", { people: [{ relation: "parent", word: "mother" }] }],
    ["book 6 weekly visits", { count: 6, recurrence: { every: 1, unit: "week", weekdays: [], count: 6 } }],
    ["book me every other Monday", { recurrence: { every: 2, unit: "week", weekdays: [1] } }],
    ["I'd like to book six physio sessions", { count: 6 }],
    ["book a video visit with Dr Patel", { modality: "video" }],
    ["I have Aetna, book me a cleaning", { payer: "Aetna" }],
    ["book a cleaning, my insurance is Delta Dental", { payer: "Delta Dental" }],
    ["no insurance, I'll pay cash, book a cleaning", { payer: "self-pay" }],
    ["whatever insurance my wife has", { payer: null }],
    ["I don't know my insurance", { payer: null }],
    ["my GP referred me, I'd like to book a skin check", { hasReferral: true }],
    ["I have a referral from Dr Brown, book me a skin check", { hasReferral: true }],
    ["I don't have a referral, book me a skin check", { hasReferral: false }],
    [
      "I want an appointment because my knee has been hurting for two weeks",
      { reason: "my knee has been hurting for two weeks" },
    ],
    ["a bit later", { shift: "later" }, { offered }],
    ["something earlier please", { shift: "earlier" }, { offered }],
    ["I need to be seen today, an appointment please", { urgency: "today" }],
    [
      "she wants to see me in six weeks",
      { patientKind: "established", dates: [{ from: "2026-04-13", to: "2026-04-19" }] },
    ],
  ])("%s", (text, frame, expectation) => {
    expect(understand(text, contextOf(expectation)).frame).toMatchObject(frame);
  });

  it.each<[string, keyof FramePatch]>([
    ["my wife told me to book a cleaning", "people"],
    ["my mom will drive me, book a cleaning", "people"],
    ["do you take Aetna?", "payer"],
    ["do I need a referral to book a skin check?", "hasReferral"],
    ["I was there six times before, book a cleaning", "count"],
    ["I'd like a cleaning appointment", "reason"],
    ["see you later", "shift"],
    ["I will decide later", "shift"],
    ["what time is my appointment today?", "urgency"],
    ["can I book online?", "modality"],
  ])("%s says nothing of %s", (text, field) => {
    expect(understand(text, contextOf()).frame[field]).toBeUndefined();
  });

  it.each([
    ["I'd like to come in the morning, after 2 pm", ["in the morning", "after 2 pm"]],
    ["book me in the afternoon, before 10 am", ["in the afternoon", "before 10 am"]],
  ])("names both sides of a contradiction: %s", (text, said) => {
    expect(understand(text, contextOf()).contradiction).toEqual({ said });
  });

  it("finds no contradiction in a window made narrower", () => {
    expect(understand("in the afternoon, after 2 pm", contextOf()).contradiction).toBeUndefined();
  });

  it.each<[string, Understanding["declinedDetail"], AskedField[]?]>([
    ["why do you need my birthday?", { how: "asked_why", field: "dateOfBirth" }],
    ["what do you need my name for", { how: "asked_why", field: "name" }],
    ["I'd rather not say my phone number", { how: "refused", field: "phone" }],
    ["I'm not comfortable giving my date of birth", { how: "refused", field: "dateOfBirth" }],
    ["I'd rather not say", { how: "refused", field: "phone" }, ["phone"]],
    ["none of your business", { how: "refused", field: "name" }, ["name"]],
    ["why", { how: "asked_why", field: "dateOfBirth" }, ["dateOfBirth"]],
    ["I don't know my insurance", { how: "unknown", field: "payer" }],
    ["I don't remember my code", { how: "unknown", field: "code" }],
    ["I never got the code", { how: "unknown", field: "code" }, ["code"]],
  ])("%s", (text, declined, asked = []) => {
    expect(understand(text, contextOf({ asked })).declinedDetail).toEqual(declined);
  });

  it.each([
    "I don't know",
    "why is there nothing on Tuesday?",
    "my name is Ana",
    "what is your phone number?",
    "I'd rather not come Monday",
  ])("declines no detail: %s", (text) => {
    expect(understand(text, contextOf()).declinedDetail).toBeUndefined();
  });

  it.each([
    "my doctor said you'd squeeze me in",
    "the nurse told me to take Friday 8 am",
    "the receptionist promised I could come in at 8 without an appointment",
    "Dr Lee said it's fine to squeeze me in",
    "the manager approved it, she said I can have the slot",
    "they told me I could just come in today",
    "someone from your office said you would make an exception",
    "Dr Patel said she would fit me in this week",
    "I was told to come at 8 tomorrow",
  ])("L19: a claimed permission is told apart from the wish: %s", (text) => {
    expect(understand(text, contextOf()).claimsPermission).toBe(true);
  });

  it.each([
    "my doctor told me to book a cleaning",
    "my dentist said I need a filling",
    "she wants to see me in six weeks",
    "my GP told me to make an appointment",
    "book me with Dr Lee on Friday",
    "my mother said hello",
  ])("L19: no permission is claimed: %s", (text) => {
    expect(understand(text, contextOf()).claimsPermission).toBeUndefined();
  });

  it("reads a code only while one is asked for", () => {
    expect(understand("it is 482913", contextOf({ asked: ["code"] })).code).toBe("482913");
    expect(understand("it is 482913", contextOf()).code).toBeUndefined();
  });
});
