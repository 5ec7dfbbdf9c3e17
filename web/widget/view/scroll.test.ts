// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { keepInView } from "./scroll.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A log of 1000 px in a window of 400, whose last question begins `question` px below the log's top. */
function aLog({ question, overflowY = "auto" }: { question: number | null; overflowY?: string }) {
  const panel = Object.assign(document.createElement("div"), { className: "panel" });
  const log = document.createElement("div");
  panel.append(log);
  document.body.append(panel);
  if (question !== null) {
    const asked = Object.assign(document.createElement("p"), { className: "user" });
    log.append(asked);
    vi.spyOn(asked, "getBoundingClientRect").mockImplementation(() => ({ top: question }) as DOMRect);
  }
  for (const box of [panel, log]) {
    Object.defineProperties(box, { scrollHeight: { value: 1000 }, clientHeight: { value: 400 } });
    vi.spyOn(box, "getBoundingClientRect").mockImplementation(() => ({ top: 0 }) as DOMRect);
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
