// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

const NOTICE = en.aiNotice("911");

onAPage();

it("has what is said in the conversation and what happens around it spoken by two regions, neither inside the other", async () => {
  const widget = await aWidget();
  await widget.type("Hello");
  widget.store.apply({ type: "connection", connection: "reconnecting" });
  await widget.settled();
  vi.advanceTimersByTime(200);
  expect(widget.announced).toEqual([NOTICE, "You said: Hello"]);
  expect(widget.status).toBe(en.reconnecting);
  const [speech, status] = [widget.find("[aria-live=polite]"), widget.find(".dock [role=status]")];
  expect([speech.contains(status), status.contains(speech)]).toEqual([false, false]);
  expect([speech.closest("[role=log]"), status.closest("[role=log]")]).toEqual([null, null]);
});

it("speaks through the very regions that were there before there was anything to say", async () => {
  const widget = await aWidget();
  const before = [widget.find("[aria-live=polite]"), widget.find(".dock [role=status]")];
  expect(before.map(({ textContent }) => textContent)).toEqual(["", ""]);
  await widget.type("Hello");
  widget.store.apply({ type: "connection", connection: "reconnecting" });
  await widget.settled();
  expect([widget.find("[aria-live=polite]"), widget.find(".dock [role=status]")]).toEqual(before);
  expect(before.every((region) => region.isConnected && region.textContent)).toBe(true);
});

it("adds one line a mutation, so that none is dropped as too close to the last", async () => {
  const widget = await aWidget();
  const added: number[] = [];
  const watch = new MutationObserver((records) =>
    added.push(records.flatMap((record) => [...record.addedNodes]).length),
  );
  watch.observe(widget.find("[aria-live=polite]"), { childList: true });
  await widget.type("I need a cleaning");
  for (let steps = 0; steps < 5; steps++) {
    vi.advanceTimersByTime(150);
    await widget.settled();
  }
  watch.disconnect();
  expect(added).toEqual([1, 1]);
});

it("keeps both regions inside the panel where it is modal: readers leave out what is around it", async () => {
  vi.spyOn(window, "matchMedia").mockImplementation(
    () => Object.assign(new EventTarget(), { matches: true }) as unknown as MediaQueryList,
  );
  const widget = await aWidget({ mode: "bubble" });
  await widget.press(widget.button("Chat with Riverside Clinic"));
  const dialog = widget.find("dialog[aria-modal=true]");
  expect(dialog.querySelectorAll("[aria-live=polite], [role=status]")).toHaveLength(2);
});

it("says whom one talks to once in every new conversation", async () => {
  const widget = await aWidget();
  const heard = async (text: string) => {
    await widget.type(text);
    vi.advanceTimersByTime(150);
    const said = [...widget.announced];
    vi.advanceTimersByTime(10_000);
    return said;
  };
  expect(await heard("Hello")).toEqual([NOTICE, "You said: Hello"]);
  expect(await heard("Hello again")).toEqual(["You said: Hello again"]);
  await widget.conversation.clear();
  expect(await heard("Good morning")).toEqual([NOTICE, "You said: Good morning"]);
});
