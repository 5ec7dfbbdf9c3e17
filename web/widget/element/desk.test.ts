// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { WARNED_MS } from "../core/idle.ts";
import { en } from "../strings/en.ts";
import type { WidgetEvent } from "../view/contract.ts";
import { createDesks } from "./desk.ts";
import type { Surroundings } from "./surroundings.ts";

const OF = { clinic: "pub_1", host: "https://agentcare.example" };

describe("a desk", () => {
  it("is the same for the same clinic of the same server", () => {
    const { desks } = aBrowser();
    expect(desks(OF)).toBe(desks({ ...OF }));
    expect(desks({ ...OF, clinic: "pub_2" })).not.toBe(desks(OF));
    expect(desks({ ...OF, host: "" })).not.toBe(desks(OF));
  });

  it("tells one of those who show it what happens, and the next when that one goes", async () => {
    const { desks } = aBrowser();
    const desk = desks(OF);
    const [first, second] = [aShowing(), aShowing()];
    await desk.take(first);
    await desk.take(second);
    void desk.conversation.say("Hello");
    first.end();
    desk.store.apply({ type: "run_lost", id: "lost", text: "Lost.", code: "unreachable" });
    expect([first.told, second.told]).toEqual([
      [{ type: "message", role: "user" }],
      [{ type: "error", code: "unreachable" }],
    ]);
  });

  it("forgets on an idle device, also when the time passed while it slept", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    const shows = () => desk.store.apply({ type: "run_lost", id: "lost", text: "Something personal.", code: "x" });
    shows();
    browser.late();
    expect(desk.store.state.items).toHaveLength(1);
    browser.late();
    expect(desk.store.state.items).toEqual([]);
    shows();
    browser.at = 60 * 60_000;
    desk.touch();
    expect(desk.store.state.items).toEqual([]);
  });

  it("waits with forgetting for an answer that is still coming", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    void desk.conversation.say("Hello");
    browser.late();
    browser.late();
    expect(desk.store.state.items).toHaveLength(1);
  });

  it.each([
    ["the page is looked at again", () => document.dispatchEvent(new Event("visibilitychange"))],
    ["the page comes back from the browser's cache", () => dispatchEvent(new PageTransitionEvent("pageshow"))],
  ])("forgets before anybody touches it, when the time passed in its sleep and %s", async (_name, wake) => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    desk.store.apply({ type: "run_lost", id: "lost", text: "Something personal.", code: "x" });
    wake();
    expect(desk.store.state.items).toHaveLength(1);
    browser.at = 60 * 60_000;
    wake();
    expect(desk.store.state.items).toEqual([]);
  });

  it("forgets a message that waits for a network, too", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    void desk.conversation.say("Hello");
    desk.store.apply({ type: "connection", connection: "reconnecting" });
    browser.late();
    browser.late();
    expect(desk.store.state.items).toEqual([]);
  });

  it("lets its last word stand when somebody comes after it has forgotten", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    desk.store.apply({ type: "run_lost", id: "lost", text: "Something personal.", code: "x" });
    const heard: string[] = [];
    desk.store.subscribe((_state, change) => heard.push(change.type));
    browser.late();
    browser.late();
    desk.touch();
    expect(heard).toEqual(["idle", "cleared"]);
  });

  it("warns before it forgets, unless there is nothing to lose, and takes the warning back when somebody is there", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    await desk.take(aShowing());
    const heard: unknown[] = [];
    desk.store.subscribe((_state, change) => change.type === "idle" && heard.push(change.soon));
    browser.late();
    expect(heard).toEqual([]);
    desk.store.apply({ type: "run_lost", id: "lost", text: "Something personal.", code: "x" });
    desk.touch();
    expect(heard).toEqual([]);
    browser.late();
    desk.touch();
    desk.touch();
    expect(heard).toEqual([true, false]);
  });

  it("tells the page and the console why the portal's word was refused, and nothing of it", async () => {
    const browser = aBrowser();
    browser.answer = (path) =>
      path.endsWith("/sessions")
        ? Response.json({ token: "t", threadId: "t1" })
        : Response.json({ code: "identity_token_expired", detail: "The portal's token is too old." }, { status: 403 });
    const desk = browser.desks(OF);
    const showing = aShowing();
    await desk.take(showing);
    await desk.identify("header.claims.signature");
    expect(showing.told).toEqual([{ type: "error", code: "identity_token_expired" }]);
    expect(browser.warnings).toEqual([
      "nobody was identified (identity_token_expired). The portal's token is too old.",
    ]);
  });

  it("stops waiting for an answer when nobody shows it any more", async () => {
    const browser = aBrowser();
    const desk = browser.desks(OF);
    const showing = aShowing();
    await desk.take(showing);
    void desk.conversation.say("Hello");
    showing.end();
    expect(browser.signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

function aShowing() {
  const told: WidgetEvent[] = [];
  const shown = new AbortController();
  const tell = (event: WidgetEvent) => void told.push(event);
  return { says: () => en, tell, signal: shown.signal, told, end: () => shown.abort() };
}

/** A browser whose network never answers unless told how; time passes only when told. */
function aBrowser() {
  const browser = {
    at: 0,
    warnings: [] as string[],
    answer: (_path: string): Response | Promise<Response> => Promise.withResolvers<Response>().promise,
    signals: [] as AbortSignal[],
    late: () => {},
    desks: (_of: typeof OF): ReturnType<ReturnType<typeof createDesks>> => {
      throw new Error("It is not made yet.");
    },
  };
  const surroundings: Surroundings = {
    fetch: async (url, init) => {
      if (init?.signal) browser.signals.push(init.signal);
      return browser.answer(new URL(String(url)).pathname);
    },
    wait: async () => {},
    storage: () => {
      throw new DOMException("denied", "SecurityError");
    },
    openChannel: () => {
      throw new DOMException("denied", "SecurityError");
    },
    startTimer(ms, late) {
      // Requests have shorter ones.
      if (ms >= WARNED_MS) browser.late = late;
      return () => {};
    },
    random: () => 0,
    newId: () => crypto.randomUUID(),
    now: () => browser.at,
    timeZone: "UTC",
    warn: (line) => void browser.warnings.push(line),
  };
  browser.desks = createDesks(surroundings);
  return browser;
}
