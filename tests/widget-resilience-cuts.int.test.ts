import { beforeAll, describe, expect, it } from "vitest";
import { administer } from "../db/administer.ts";
import { evaluate } from "../web/widget/testing/chat-browser.ts";
import { createChatDriver } from "../web/widget/testing/chat-driver.ts";
import {
  type AskedStream,
  type Cut,
  REPORT_ARGUMENT,
  reportReading,
  startCuttingProxy,
} from "../web/widget/testing/cutting-proxy.ts";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** What one booking came to: what a reader sees, what the host page was told, and what the server has of it. */
interface Booking {
  shown: string;
  shownAfterReload: string;
  told: unknown;
  appointments: number;
  /** The turns in order: how many events the server logged, and after which of them the browser asked for more. */
  turns: { events: number; askedAfter: (number | null)[] }[];
}

describe.skipIf(!chromium)("a booking whose connection is killed", () => {
  // Coming back often must not be what is refused here.
  const suite = useRealChat(chromium?.executablePath ?? "", { RATE_LIMIT_SESSION_PER_MINUTE: "0" });
  let uncut: Booking;

  beforeAll(async () => {
    uncut = await book(() => null);
  });

  /** One whole booking through a proxy that cuts as `cut` says; the time is free again when it is over. */
  async function book(cut: (stream: AskedStream) => Cut | null): Promise<Booking> {
    const proxy = await startCuttingProxy({ target: suite.server.url, cut, awaited: true });
    const page = await suite.newPage(undefined, proxy.url);
    await page.addInitScript(reportReading, REPORT_ARGUMENT);
    await page.addInitScript(() => {
      const told: unknown[] = [];
      for (const type of ["message", "booked", "error"])
        addEventListener(`agentcare:${type}`, (event) => told.push([type, (event as CustomEvent).detail]));
      Object.assign(window, { told });
      // The network says that it is back, so that nobody waits as long as a person would.
      setInterval(() => dispatchEvent(new Event("online")), 25);
    });
    const chat = createChatDriver(page);
    await chat.open(proxy.url);
    await chat.say("Hi, I need a dental cleaning next Tuesday afternoon, after 2 if possible");
    await chat.slots.first().waitFor();
    await chat.answered();
    await chat.slots.first().click();
    await chat.page.getByLabel("Full name").waitFor();
    await chat.answered();
    const send = await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "914-555-0142" });
    await send.click();
    await chat.confirm.waitFor();
    await chat.answered();
    await chat.confirm.click();
    await chat.reference.waitFor();
    await chat.answered();
    const shown = withoutReference(await chat.items.innerText());
    const told = await evaluate(page, "told");
    const threadId = String(
      await evaluate(page, "JSON.parse(sessionStorage.getItem('agentcare.chat.riverside')).session.threadId"),
    );
    await page.reload();
    await chat.reference.waitFor();
    const shownAfterReload = withoutReference(await chat.items.innerText());
    await page.context().close();
    await proxy.close();
    const { appointments, runs } = await stored(threadId);
    const turns = runs.map(({ id, events }) => ({
      events,
      // Without repeats: where nothing at all came of a try, the same is asked again.
      askedAfter: [...new Set(proxy.asked.filter(({ runId }) => runId === id).map(({ after }) => after))],
    }));
    return { shown, shownAfterReload, told, appointments, turns };
  }

  /** What the conversation left in the database; gives the time of its visit free for the next. */
  const stored = (threadId: string) =>
    administer(suite.database.adminUrl, async (sql) => {
      const visits = await sql<{ id: string }[]>`
        update appointments set status = 'cancelled' where booked_by = ${`thread:${threadId}`} returning id`;
      for (const { id } of visits) await sql`update claims set active = false where appointment_id = ${id}`;
      const runs = await sql<{ id: string; events: number }[]>`
        select run.id, count(*)::int as events from runs run join run_events event
          on event.thread_id = run.thread_id and event.run_id = run.id
        where run.thread_id = ${threadId} group by run.id, run.sequence order by run.sequence`;
      return { appointments: visits.length, runs };
    });

  it("is four turns of many events when it is left alone, and the host page is told of each message once", () => {
    expect(uncut.appointments).toBe(1);
    for (const { events, askedAfter } of uncut.turns) {
      expect(events).toBeGreaterThan(5);
      expect(askedAfter).toEqual([null]);
    }
    const message = (role: string) => ["message", { role }];
    const turn = [message("user"), message("assistant")];
    expect(uncut.told).toEqual([...turn, ...turn, ...turn, ...turn, ["booked", { action: "book" }]]);
  });

  it.each(["killed", "killed inside a frame", "ended"] as const)(
    "after every single event in turn (%s) goes on after that event, and comes to the same as one left alone",
    async (how) => {
      const begun = new Set<string>();
      const cutUp = await book(({ runId }) => {
        // The first try of a run gets nothing at all; each later one a single event more than the last.
        const frames = begun.has(runId) ? 1 : 0;
        begun.add(runId);
        return { frames, how };
      });
      expect(cutUp).toEqual({
        ...uncut,
        turns: uncut.turns.map(({ events }) => ({
          events,
          askedAfter: [null, ...Array.from({ length: events - 1 }, (_, at) => at + 1)],
        })),
      });
    },
  );

  it("once in each answer, early or late, gets all the rest of it and comes to the same", async () => {
    const longest = Math.max(...uncut.turns.map(({ events }) => events));
    for (let frames = 1; frames < longest; frames += 4) {
      const { turns, ...cut } = await book(({ after }) => (after === null ? { frames, how: "killed" } : null));
      const { turns: whole, ...expected } = uncut;
      expect(cut).toEqual(expected);
      expect(turns.map(({ askedAfter }) => askedAfter.length)).toEqual(
        whole.map(({ events }) => (frames < events ? 2 : 1)),
      );
    }
  });
});

/** A reference is drawn by lot. */
const withoutReference = (text: string): string => text.replace(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, "XXXX-XXXX");
