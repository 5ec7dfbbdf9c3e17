// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { keepInView } from "./scroll.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

interface Places {
  question: number | null;
  overflowY?: string;
  /** Where the last card begins, and where its button ends. */
  card?: { top: number; buttonEnd: number };
}

const at = (element: HTMLElement, place: { top?: number; bottom?: number }) =>
  vi.spyOn(element, "getBoundingClientRect").mockImplementation(() => place as DOMRect);

/** A log of 1000 px in a window of 400, whose last question begins `question` px below the log's top. */
function aLog({ question, overflowY = "auto", card }: Places) {
  const panel = Object.assign(document.createElement("div"), { className: "panel" });
  const log = document.createElement("div");
  panel.append(log);
  document.body.append(panel);
  if (question !== null) {
    const asked = Object.assign(document.createElement("p"), { className: "user" });
    log.append(asked);
    at(asked, { top: question });
  }
  if (card) {
    const drawn = Object.assign(document.createElement("form"), { className: "card" });
    const button = Object.assign(document.createElement("button"), { className: "button primary" });
    drawn.append(button);
    log.append(drawn);
    at(drawn, { top: card.top });
    at(button, { bottom: card.buttonEnd });
  }
  for (const box of [panel, log]) {
    Object.defineProperties(box, { scrollHeight: { value: 1000 }, clientHeight: { value: 400 } });
    at(box, { top: 0 });
  }
  vi.spyOn(window, "getComputedStyle").mockReturnValue({ overflowY } as CSSStyleDeclaration);
  return { panel, log };
}

it("goes to the newest where the question stays in view", () => {
  expect(keepInView(aLog({ question: 800 }).log)).toBe(600);
});

it("stops at the question where the answer is longer than the window", () => {
  expect(keepInView(aLog({ question: 300 }).log)).toBe(284);
});

it("goes to the newest where nothing was asked", () => {
  expect(keepInView(aLog({ question: null }).log)).toBe(600);
});

it("moves the panel where the log does not scroll by itself", () => {
  const { panel, log } = aLog({ question: 800, overflowY: "visible" });
  keepInView(log);
  expect([panel.scrollTop, log.scrollTop]).toEqual([600, 0]);
});

it.each([
  [
    "goes on to the button of a card that asks for a decision",
    { question: 200, card: { top: 400, buttonEnd: 760 } },
    376,
  ],
  [
    "stops at the start of a card that is longer than the window",
    { question: 200, card: { top: 350, buttonEnd: 960 } },
    334,
  ],
  ["stays at the question where the button is in view", { question: 200, card: { top: 300, buttonEnd: 550 } }, 184],
])("%s", (_title, places, expected) => expect(keepInView(aLog(places).log)).toBe(expected));
