// @vitest-environment happy-dom
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { type AWidget, aWidget } from "./testing/a-widget.ts";

afterEach(() => {
  document.body.replaceChildren();
});

/** What axe finds without a layout (the browser tests check colours and sizes), as rule and element. */
async function violations(): Promise<string[]> {
  document.documentElement.lang = "en";
  document.title = "A page";
  const { violations } = await axe.run(document, { rules: { "color-contrast": { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** The chat brings no heading and no main part to a page that has its own. */
function inAPage(host: HTMLElement): void {
  const main = document.createElement("main");
  main.append(Object.assign(document.createElement("h1"), { textContent: "Our clinic" }));
  host.before(main);
  main.append(host);
}

const STATES: [string, string[], ((widget: AWidget) => Promise<void>)?][] = [
  ["before the first message", []],
  ["times to choose from", ["I need a cleaning"]],
  ["a code to enter", ["show my visits"]],
  ["visits with their files", ["add them to my calendar"]],
  ["an emergency and a person", ["my chest hurts", "a person please"]],
  [
    "options and the question before the end",
    ["Hello"],
    async (widget) => {
      await widget.press(widget.button("Options"));
      await widget.press(widget.button("End & clear"));
    },
  ],
];

describe.each(["page", "inline", "bubble"] as const)("as %s", (mode) => {
  it.each(STATES)("has no violation with %s", async (_state, messages, act) => {
    const widget = await aWidget({ mode });
    if (mode !== "page") inAPage(widget.host);
    widget.view.open("script");
    await widget.settled();
    for (const message of messages) await widget.type(message);
    await act?.(widget);
    expect(await violations()).toEqual([]);
  });
});
