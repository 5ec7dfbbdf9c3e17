import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { availableChroma } from "../../tests/services.ts";
import { endRecordedChroma, startChroma } from "./chroma-server.ts";

const chroma = await availableChroma();
await chroma?.stop();

const answers = (url: string) =>
  fetch(`${url}/api/v2/heartbeat`).then(
    ({ ok }) => ok,
    () => false,
  );

describe("Chroma beside the embedded database", () => {
  let dataDir: string;
  const log: string[] = [];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "agentcare-chroma-"));
    log.length = 0;
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const start = (signal?: AbortSignal) => startChroma({ dataDir, log: (line) => log.push(line), signal });

  it.skipIf(!chroma)("starts once for all who want it, and ends with the last of them", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one?.joined, other?.joined].sort()).toEqual([false, true]);
    expect(one?.url).toBe(other?.url);
    const url = one?.url ?? "";
    expect(await answers(url)).toBe(true);
    await one?.stop();
    await one?.stop();
    expect(await answers(url)).toBe(true);
    await other?.stop();
    expect(await answers(url)).toBe(false);
    expect(log).toEqual([]);
  });

  it.skipIf(!chroma)("starts anew when what it was told of is gone", async () => {
    const first = await start();
    await first?.stop();
    const again = await start();
    expect(again).toMatchObject({ joined: false });
    expect(await answers(again?.url ?? "")).toBe(true);
    await again?.stop();
  });

  it.skipIf(!chroma)("ends by itself when the process that used it was killed", async () => {
    const module = new URL("./chroma-server.ts", import.meta.url).href;
    const script = `
      const { startChroma } = await import(${JSON.stringify(module)});
      const server = await startChroma({ dataDir: ${JSON.stringify(dataDir)}, log: console.error });
      process.stdout.write(server.url);
      setInterval(() => {}, 1_000);`;
    const user = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [url] = await once(user.stdout, "data");
    expect(await answers(String(url))).toBe(true);
    user.kill("SIGKILL");
    await vi.waitFor(async () => expect(await answers(String(url))).toBe(false), { timeout: 20_000, interval: 100 });
  });

  it.skipIf(!chroma)("is ended by its folder's record, whoever uses it", async () => {
    const server = await start();
    await endRecordedChroma(dataDir);
    expect(await answers(server?.url ?? "")).toBe(false);
    await endRecordedChroma(dataDir);
    await server?.stop();
  });

  it("is done without, and says why, when its folder cannot be made", async () => {
    await writeFile(join(dataDir, "chroma"), "a file in its place");
    expect(await start()).toBeNull();
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^chroma: not running \(.+\); questions are answered by words alone$/);
  });

  it("is not begun when the server is stopping already", async () => {
    expect(await start(AbortSignal.abort())).toBeNull();
    expect(log[0]).toContain("the server is stopping");
  });
});
