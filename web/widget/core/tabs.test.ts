import { describe, expect, it } from "vitest";
import { createTabs, type TabNote } from "./tabs.ts";

describe("createTabs", () => {
  it("tells the others and hears them, and nothing that is no note", () => {
    const heard: TabNote[] = [];
    const sent: unknown[] = [];
    const channel = {
      onmessage: null as ((message: MessageEvent) => void) | null,
      postMessage: (note: unknown) => void sent.push(note),
    };
    const tabs = createTabs({ open: () => channel, hear: (note) => heard.push(note) });
    tabs.tell({ threadId: "t1", what: "turn" });
    for (const data of [null, 7, {}, { threadId: "t1", what: "eval" }, { threadId: "t1", what: "cleared" }]) {
      channel.onmessage?.({ data } as MessageEvent);
    }
    expect(sent).toEqual([{ threadId: "t1", what: "turn" }]);
    expect(heard).toEqual([{ threadId: "t1", what: "cleared" }]);
  });

  it("does without where there are no channels", () => {
    const open = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const tabs = createTabs({ open, hear: () => {} });
    expect(() => tabs.tell({ threadId: "t1", what: "turn" })).not.toThrow();
  });
});
