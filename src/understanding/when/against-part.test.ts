import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";

describe("a time and a part of the day that deny each other", () => {
  it.each([
    ["I need a cleaning on the 11th after 4 pm, in the morning.", ["after 4 pm", "in the morning"]],
    ["a cleaning at 3 pm in the morning please", ["in the morning", "3 pm"]],
    ["a skin check Tuesday morning at 15:30", ["morning", "at 15:30"]],
    ["a cleaning on Wednesday evening at 9 am", ["evening", "at 9 am"]],
    ["cleaning before 10 am in the afternoon", ["before 10 am", "in the afternoon"]],
  ])("both are named: %s", (text, said) => {
    expect(understand(text).contradiction?.said.toSorted()).toEqual(said.toSorted());
  });

  it.each([
    "a cleaning on Tuesday at 4 in the afternoon",
    "a cleaning on Tuesday at 10 am in the morning",
    "a cleaning Thursday evening after 5 pm",
    "a cleaning at 12 pm, in the afternoon",
    "a cleaning in the morning before 11",
  ])("the part only tells the half: %s", (text) => {
    expect(understand(text).contradiction).toBeUndefined();
  });
});
