// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { movesFocus } from "./moves-focus.ts";

const click = (detail: number, pointerType: string) => new PointerEvent("click", { detail, pointerType });

it.each<[string, Event, boolean]>([
  ["a key", new KeyboardEvent("keydown", { key: "Enter" }), true],
  ["a click that counts no press", click(0, ""), true],
  ["a mouse", click(1, "mouse"), true],
  ["a finger", click(1, "touch"), false],
  ["a pen", click(1, "pen"), false],
  ["a form that a script asks to be sent", new SubmitEvent("submit"), true],
])("%s: %o", (_name, event, moves) => {
  expect(movesFocus(event)).toBe(moves);
});
