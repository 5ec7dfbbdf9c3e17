import { describe, expect, it } from "vitest";
import { createSessionStorage } from "./session-storage.ts";

describe("createSessionStorage", () => {
  it("does without where storage is denied", () => {
    const storage = createSessionStorage({
      clinic: "riverside",
      storage: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    expect(storage.load()).toBeNull();
    storage.save({ session: { token: "secret", threadId: "t1" }, unanswered: null, rated: [] });
    storage.clear();
    expect(storage.load()).toBeNull();
  });

  it.each(["", "not json", "null", "{}", '{"session":{"token":7}}'])("starts anew from %j", (text) => {
    const kept = { getItem: () => text, setItem() {}, removeItem() {}, clear() {}, key: () => null, length: 1 };
    expect(createSessionStorage({ clinic: "riverside", storage: () => kept }).load()).toBeNull();
  });
});
