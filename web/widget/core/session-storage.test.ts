import { describe, expect, it } from "vitest";
import { createSessionStorage } from "./session-storage.ts";

describe("createSessionStorage", () => {
  it("does without where storage is denied", () => {
    const storage = createSessionStorage({
      clinic: "riverside",
      now: () => 0,
      storage: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    expect(storage.load()).toBeNull();
    storage.save({ session: { token: "secret", threadId: "t1" }, unanswered: null, rated: [] });
    storage.clear();
    expect(storage.load()).toBeNull();
  });

  it.each(["", "not json", "null", "{}", '{"session":{"token":7}}', '{"unanswered":{"runId":"r1"}}', "7", "[]"])(
    "starts anew from %j",
    (text) => {
      const kept = { getItem: () => text, setItem() {}, removeItem() {}, clear() {}, key: () => null, length: 1 };
      expect(createSessionStorage({ clinic: "riverside", now: () => 0, storage: () => kept }).load()).toBeNull();
    },
  );

  it("forgets what nobody touched for half an hour, and says so to the storage", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      clear() {},
      key: () => null,
      length: 0,
    };
    let at = 0;
    const remembered = createSessionStorage({ clinic: "riverside", now: () => at, storage: () => storage });
    remembered.save({ session: { token: "secret", threadId: "t1" }, unanswered: null, rated: ["booked:R1"] });
    at = 29 * 60_000;
    expect(remembered.load()?.rated).toEqual(["booked:R1"]);
    at = 31 * 60_000;
    expect(remembered.load()).toBeNull();
    expect(kept.size).toBe(0);
  });
});
