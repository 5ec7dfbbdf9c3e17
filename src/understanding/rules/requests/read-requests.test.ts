import { describe, expect, it } from "vitest";
import { normaliseText } from "../../normalise.ts";
import { tokenise } from "../../text/tokens.ts";
import { readRequests } from "./read-requests.ts";

const read = (text: string) => readRequests(tokenise(normaliseText(text)).words);
const tasks = (text: string) => read(text).map(({ task }) => task);

describe("a request is its verb and its object", () => {
  it.each([
    ["add pottery class on Monday at 6", ["book"]],
    ["could you please put choir practice in my calendar?", ["book"]],
    ["I'd like to schedule a meeting with Nadia", ["book"]],
    ["block out Tuesday morning for a planning session", ["book"]],
    ["I need an event on the 4th from 2 pm", ["book"]],
    ["mark me as away on Thursday", ["book"]],
    ["move my pottery class to Wednesday", ["reschedule"]],
    ["make it start at 5", ["reschedule"]],
    ["add Nadia to the planning session", ["reschedule"]],
    ["take Omar off the planning session", ["reschedule"]],
    ["the pottery class got moved to Friday", ["reschedule"]],
    ["it should be at 4 pm", ["reschedule"]],
    ["delete my pottery class", ["cancel"]],
    ["clean my teeth on Friday", ["book"]],
    ["when is Omar's party?", ["lookup"]],
    ["what do I have on Thursday?", ["lookup"]],
    ["who is coming to the planning session?", ["lookup"]],
    ["can you tell me if I have anything planned for Sunday?", ["lookup"]],
    ["how long until the planning session?", ["lookup"]],
    ["accept the invitation to Omar's party", ["lookup"]],
    ["is Nadia free on Monday?", ["book"]],
  ])("%s", (text, expected) => {
    expect(tasks(text)).toEqual(expected);
  });

  it.each([
    "add oat milk to my shopping list",
    "set an alarm for six",
    "schedule a tyre change for my car",
    "make an appointment to get my brakes checked",
    "book a table for four at Bellini's",
    "reserve a suite in Lisbon for the weekend",
    "get me a taxi",
    "I'd like to visit a castle",
    "find me some jazz events on Friday",
    "how many vacation days do I have left?",
    "change my name to Captain",
  ])("another trade's, or a device's: %s", (text) => {
    expect(tasks(text)).toEqual(["foreign"]);
  });

  it.each(["do not delete the meeting", "what should I do about my knee?", "hello there", "that is fine", ""])(
    "none in: %s",
    (text) => {
      expect(tasks(text)).toEqual([]);
    },
  );
});

describe("how a request stands in its message", () => {
  it.each(["I am away next week", "lunch with Omar on Friday", "we are going sailing on Saturday"])(
    "told rather than asked: %s",
    (text) => {
      expect(read(text)).toMatchObject([{ task: "book", stated: true }]);
    },
  );

  it("what goes on about another trade's thing is that trade's", () => {
    expect(tasks("Book me a flight. Make it one-way")).toEqual(["foreign", "foreign"]);
  });

  it("a table with its details and no house named may be ours, loosely", () => {
    expect(read("can I book a table for four on Friday?")).toMatchObject([{ task: "book", loose: true }]);
  });

  it("each clause has its own", () => {
    expect(tasks("add lunch with Omar on Friday and cancel the planning session")).toEqual(["book", "cancel"]);
  });
});
