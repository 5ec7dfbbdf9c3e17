// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { movesFocus } from "./moves-focus.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const click = (detail: number, pointerType: string) => new PointerEvent("click", { detail, pointerType });

it.each<[string, Event, boolean]>([
  ["a key", new KeyboardEvent("keydown", { key: "Enter" }), true],
  ["a click that counts no press", click(0, ""), true],
  ["a mouse", click(1, "mouse"), true],
  ["a finger", click(1, "touch"), false],
  ["a pen", click(1, "pen"), false],
  ["a form sent from one of its fields", new SubmitEvent("submit"), true],
])("%s: %o", (_name, event, moves) => {
  expect(movesFocus(event)).toBe(moves);
});

it.each([
  ["a finger", true, true, false],
  ["a mouse", true, false, true],
  ["a key", false, true, true],
])("a form's button, pressed with %s", (_name, pointed, coarse, moves) => {
  const submitter = document.createElement("button");
  vi.spyOn(submitter, "matches").mockReturnValue(pointed);
  vi.spyOn(window, "matchMedia").mockReturnValue({ matches: coarse } as MediaQueryList);
  expect(movesFocus(Object.assign(new SubmitEvent("submit"), { submitter }))).toBe(moves);
});
