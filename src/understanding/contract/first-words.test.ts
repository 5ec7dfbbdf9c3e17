import { describe, expect, it } from "vitest";
import { createUnderstandSession } from "../command.ts";

/** The acts of one message; `say` is what the clinic's side said before in free words. */
async function actsOf(text: string, say?: string): Promise<string[]> {
  const system = say === undefined ? null : { say, acts: [{ act: "other", fields: {} }] };
  const line = { id: "1", now: "2026-03-02T09:00:00", timeZone: "UTC", text, system };
  const { acts } = JSON.parse(await createUnderstandSession()(JSON.stringify(line))) as { acts: { act: string }[] };
  return acts.map(({ act }) => act);
}

const TASKS = ["book", "find", "cancel", "reschedule", "lookup"];

describe("first messages about calendars, rooms and other trades", () => {
  it.each([
    ["book", "I need a meeting room at 2 pm for an hour"],
    ["book", "could I get a conference room on Wednesday?"],
    ["book", "can I have another booking for two nights next week?"],
    ["book", "do you have a double room for us next weekend?"],
    ["book", "I want to stay in your cheapest room on Friday"],
    ["book", "I'd like to stay here for three nights"],
    ["cancel", "I won't be able to make it to my appointment tomorrow"],
    ["cancel", "I can't make it to the meeting on Thursday"],
    ["cancel", "I have a reservation for six, can you cancel it?"],
    ["cancel", "I don't need to meet anymore"],
    ["cancel", "why can't I cancel my booking?"],
    ["reschedule", "I have a booking for Monday and I am going to need to move it to Tuesday"],
    ["lookup", "how is my week looking?"],
    ["lookup", "what does my day look like tomorrow?"],
    ["lookup", "details of the lunch with Karen"],
    ["lookup", "tell me when I next meet with Omar"],
    ["lookup", "who is the organizer of the budget review?"],
    ["lookup", "when is my next day off?"],
    ["book", "I'll be travelling to Leeds on Monday at 9 am"],
    ["book", "dinner with Joan on Tuesday at 7 pm"],
    ["reschedule", "reschedule my phone call with Tim to Wednesday"],
    ["reschedule", "actually, make the meeting with Rosa an hour longer"],
    ["out-of-scope", "find me a place that serves pizza"],
    ["out-of-scope", "I'd like to make a lunch reservation for Sunday"],
    ["out-of-scope", "hi, could you get me two rooms in Berlin please"],
    ["out-of-scope", "hello, I am looking for a ride to the airport"],
    ["out-of-scope", "does the diner have good reviews"],
    ["out-of-scope", "what are some films we could talk about?"],
    ["out-of-scope", "i need a room in Madrid from june 3rd to the 5th"],
    ["out-of-scope", "do you know any film starring Tom Cruise?"],
    ["out-of-scope", "can you find me some sports events I can go to?"],
    ["repeat", "sorry, start over"],
    ["repeat", "I am not clear about what you said"],
    ["abort", "stop what you were doing"],
    ["abort", "mute"],
    ["deny", "not happening"],
    ["repeat", "what did you mean by that?"],
    ["affirm", "fully agreed"],
    ["thank", "you are very clever"],
    ["out-of-scope", "I want to make a brunch reservation for two"],
    ["book", "hold on, book a meeting with Ravi at 4"],
  ])("%s: %s", async (act, text) => {
    const acts = await actsOf(text);
    expect(acts).toContain(act);
    expect(acts.filter((other) => TASKS.includes(other) && other !== act)).toEqual([]);
  });

  it.each(["do i need any shots before flying to Kenya?", "which vaccines should I get before going to Peru?"])(
    "what a traveller needs is a clinician's to say: %s",
    async (text) => {
      expect(await actsOf(text)).toEqual(["clinical-advice"]);
    },
  );
});

describe("after something was told of the speaker's calendar", () => {
  it.each([
    ["lookup", "what about in June?", 'I found one event in May. It\'s "picnic" on May 9th.'],
    ["lookup", "anything on Saturday?", "I didn't find any events on Friday."],
    ["lookup", "is there anything else that evening?", 'The event "book club" is at 6 PM.'],
    ["lookup", "and in October?", "I found two events in September."],
    ["reschedule", "it should be at six", "I've put that on your calendar."],
    ["reschedule", "no, I meant Tuesday", "I've put that on your calendar."],
    ["reschedule", "add Priya and Tom", "I've put that on your calendar."],
    ["reschedule", "the location is the library", "I've put that on your calendar."],
    ["reschedule", "could you change my errand from morning to noon?", "I've put that on your calendar."],
    ["reschedule", "I need it earlier", 'The event "jog" is on Sunday at 7 AM.'],
    ["book", "also schedule a walk on Sunday at 9", "I've put that on your calendar."],
    ["book", "I need to add lunch on Monday", "I didn't find any events on Monday."],
  ])("%s: %s", async (act, text, say) => {
    const acts = await actsOf(text, say);
    expect(acts).toContain(act);
    expect(acts.filter((other) => TASKS.includes(other) && other !== act)).toEqual([]);
  });
});
