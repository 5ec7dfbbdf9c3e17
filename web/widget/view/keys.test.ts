// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

const key = (type: string, name: string) =>
  new KeyboardEvent(type, { key: name, bubbles: true, composed: true, cancelable: true });

it("keeps what is typed in a field from the page, whose own shortcuts would take it, and nothing else", async () => {
  const widget = await aWidget();
  const heard: string[] = [];
  const ended = new AbortController();
  for (const type of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(type, (event) => heard.push(event.type), { signal: ended.signal });
    widget.find("textarea").dispatchEvent(key(type, "s"));
  }
  expect(heard).toEqual([]);
  widget.button("Send").dispatchEvent(key("keydown", "s"));
  ended.abort();
  expect(heard).toEqual(["keydown"]);
  // Our own are done before.
  await widget.type("Hello");
  expect(widget.sent).toMatchObject([{ text: "Hello" }]);
});
