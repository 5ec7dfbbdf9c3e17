import type { CDPSession } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { ChatDriver } from "../web/widget/testing/chat-driver.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** A turn's two texts as they are kept and drawn, with every tenth turn's list of times: measured 9 to 10 KB. */
const MOST_BYTES_A_TURN = 16 * 1024;

/** What a page takes after so many turns; bytes are those that are still in use after a full collection. */
interface Taken {
  turns: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
  characters: number;
}

describe.skipIf(!chromium)("a long conversation", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it("of 200 turns takes memory for what was said, and for nothing else", async () => {
    const chat = await suite.open();
    const debug = await chat.page.context().newCDPSession(chat.page);
    const taken: Taken[] = [];
    for (let turns = 1; turns <= 200; turns++) {
      // Every tenth is answered with a list of times.
      await chat.say(
        turns % 10 === 0 ? `Times for a cleaning, please (${turns})` : `This is what I say as number ${turns}`,
      );
      await chat.page
        .locator(".message.bot")
        .nth(turns - 1)
        .waitFor();
      await chat.answered();
      if ([20, 50, 200].includes(turns)) taken.push(await measure(chat, debug, turns));
    }
    console.table(taken);
    const [warm, early, late] = taken as [Taken, Taken, Taken];
    const grown = (from: Taken, to: Taken, what: "nodes" | "listeners" | "heapBytes" | "characters") =>
      (to[what] - from[what]) / (to.turns - from.turns);
    expect(grown(early, late, "characters")).toBeGreaterThan(100);
    // The transcript keeps all that was said: each turn takes its share, and the last ones no more than the first.
    expect(grown(early, late, "heapBytes")).toBeLessThanOrEqual(grown(warm, early, "heapBytes"));
    expect(grown(early, late, "heapBytes")).toBeLessThanOrEqual(MOST_BYTES_A_TURN);
    expect(grown(early, late, "listeners")).toBeLessThanOrEqual(grown(warm, early, "listeners") * 1.05);
    expect(grown(early, late, "nodes")).toBeLessThanOrEqual(grown(warm, early, "nodes") * 1.05);
  });
});

async function measure({ items }: ChatDriver, debug: CDPSession, turns: number): Promise<Taken> {
  await debug.send("HeapProfiler.enable");
  await debug.send("HeapProfiler.collectGarbage");
  await debug.send("HeapProfiler.collectGarbage");
  const { usedSize } = await debug.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await debug.send("Memory.getDOMCounters");
  const { length } = await items.innerText();
  return { turns, heapBytes: usedSize, nodes, listeners: jsEventListeners, characters: length };
}
