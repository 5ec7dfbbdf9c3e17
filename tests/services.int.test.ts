import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readMissing } from "./missing-service.ts";
import { answersHttp, answersTcp, startService } from "./service-process.ts";
import { availableChroma, availableChromium, availableRedis } from "./services.ts";

const redis = await availableRedis();
const chroma = await availableChroma();
const chromium = await availableChromium();

describe.skipIf(!redis)("Redis", () => {
  it("answers, and no longer after it was stopped", async () => {
    const client = new Redis(redis?.url ?? "", { maxRetriesPerRequest: 1 });
    expect(await client.ping()).toBe("PONG");
    client.disconnect();
    await redis?.stop();
    if (!process.env.REDIS_URL) expect(await answersTcp(Number(new URL(redis?.url ?? "").port))).toBe(false);
  });
});

describe.skipIf(!chroma)("Chroma", () => {
  it("answers, and no longer after it was stopped", async () => {
    const heartbeat = `${chroma?.url}/api/v2/heartbeat`;
    expect(await answersHttp(heartbeat)).toBe(true);
    await chroma?.stop();
    if (!process.env.CHROMA_URL) expect(await answersHttp(heartbeat)).toBe(false);
  });
});

describe.skipIf(!chromium)("Chromium", () => {
  it("is there", () => {
    expect(chromium?.executablePath).toMatch(/chrom/i);
  });
});

describe("a missing service", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "agentcare-services-"));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(directory, { recursive: true, force: true });
  });

  it("is recorded once, with its mend", async () => {
    const skips = join(directory, "skips.jsonl");
    vi.stubEnv("AGENTCARE_SKIPS", skips);
    vi.stubEnv("REDIS_URL", undefined);
    vi.stubEnv("PATH", directory);
    expect(await availableRedis()).toBeUndefined();
    expect(await availableRedis()).toBeUndefined();
    expect(await readMissing(skips)).toEqual([
      { service: "Redis", reason: expect.stringContaining("redis-server"), mend: expect.stringContaining("REDIS_URL") },
    ]);
  });

  it("tells what a server said that ended before it was up", async () => {
    const script = "console.error('the reason'); process.exit(1)";
    const started = await startService({
      command: process.execPath,
      args: () => ["-e", script],
      isUp: async () => false,
    });
    expect(started).toEqual({ reason: expect.stringContaining("the reason") });
  });
});
