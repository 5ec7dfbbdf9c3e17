import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exclusiveLock, tryExclusiveLock, trySharedLock } from "./file-lock.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "agentcare-lock-"));
  path = join(folder, "lock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a file lock", () => {
  it("is held by one alone until it is released", () => {
    const first = tryExclusiveLock(path);
    expect(first).toBeDefined();
    expect(tryExclusiveLock(path)).toBeUndefined();
    expect(trySharedLock(path)).toBeUndefined();
    first?.release();
    first?.release();
    expect(tryExclusiveLock(path)).toBeDefined();
  });

  it("is shared by many, and exclusive only when the last of them is gone", () => {
    const sharers = [trySharedLock(path), trySharedLock(path)];
    expect(sharers.every((lock) => lock !== undefined)).toBe(true);
    sharers[0]?.release();
    expect(tryExclusiveLock(path)).toBeUndefined();
    sharers[1]?.release();
    expect(tryExclusiveLock(path)).toBeDefined();
  });

  it("can be waited for", async () => {
    const first = tryExclusiveLock(path);
    const waiting = exclusiveLock(path, 60_000);
    first?.release();
    expect(await waiting).toBeDefined();
  });

  it("gives up when the time is over", async () => {
    const first = tryExclusiveLock(path);
    expect(await exclusiveLock(path, 0)).toBeUndefined();
    first?.release();
  });

  it("tells a folder that is not there from a lock that is taken", () => {
    expect(() => tryExclusiveLock(join(folder, "absent", "lock"))).toThrow();
  });
});
