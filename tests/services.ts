import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { recordMissing } from "./missing-service.ts";
import { answersHttp, answersTcp, type ServiceProcess, startService } from "./service-process.ts";

/** A service for one test file. `stop` ends it when it is ours and leaves a given one alone; call it in `afterAll`. */
export type Service = { url: string; stop(): Promise<void> };

/**
 * Redis: the one of REDIS_URL, else a private one from the `redis-server` binary. Undefined when there is neither;
 * `npm test` then says so:
 *
 *     const redis = await availableRedis();
 *     describe.skipIf(!redis)("…", () => { afterAll(() => redis?.stop()); … });
 */
export async function availableRedis(): Promise<Service | undefined> {
  if (process.env.REDIS_URL) return given(process.env.REDIS_URL);
  const binary = findOnPath("redis-server");
  if (!binary)
    return missingService(
      "Redis",
      "no redis-server on the PATH and no REDIS_URL",
      "Install redis-server, or set REDIS_URL.",
    );
  const started = await startService({
    command: binary,
    args: (port, directory) => [
      "--port",
      `${port}`,
      "--bind",
      "127.0.0.1",
      "--dir",
      directory,
      "--save",
      "",
      "--appendonly",
      "no",
    ],
    isUp: answersTcp,
  });
  return ours(
    "Redis",
    started,
    (port) => `redis://127.0.0.1:${port}`,
    "Run redis-server by hand to see what is wrong.",
  );
}

/** Chroma: the one of CHROMA_URL, else a private `chroma run` from npm. Undefined when its binding does not load here. */
export async function availableChroma(): Promise<Service | undefined> {
  if (process.env.CHROMA_URL) return given(process.env.CHROMA_URL);
  const cli = fileURLToPath(new URL("../node_modules/chromadb/dist/cli.mjs", import.meta.url));
  if (!existsSync(cli))
    return missingService("Chroma", "the chromadb package is not installed", "Run `npm ci`, or set CHROMA_URL.");
  const started = await startService({
    command: process.execPath,
    args: (port, directory) => [cli, "run", "--host", "127.0.0.1", "--port", `${port}`, "--path", directory],
    isUp: (port) => answersHttp(`http://127.0.0.1:${port}/api/v2/heartbeat`),
  });
  return ours("Chroma", started, (port) => `http://127.0.0.1:${port}`, "Set CHROMA_URL to a Chroma server.");
}

/** The path of a Chromium or Chrome to drive: CHROMIUM_PATH, else the first one found. */
export async function availableChromium(): Promise<{ executablePath: string } | undefined> {
  const set = process.env.CHROMIUM_PATH;
  if (set && !existsSync(set)) throw new Error(`CHROMIUM_PATH names ${set}, and there is no such file.`);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found = set ?? names.map(findOnPath).find((path) => path !== undefined);
  if (found) return { executablePath: found };
  return missingService(
    "Chromium",
    "no Chromium or Chrome on the PATH and no CHROMIUM_PATH",
    "Install chromium, or set CHROMIUM_PATH.",
  );
}

const given = (url: string): Service => ({ url, stop: async () => {} });

async function ours(
  name: string,
  started: ServiceProcess | { reason: string },
  url: (port: number) => string,
  mend: string,
): Promise<Service | undefined> {
  if ("reason" in started) return missingService(name, started.reason, mend);
  return { url: url(started.port), stop: started.stop };
}

async function missingService(service: string, reason: string, mend: string): Promise<undefined> {
  await recordMissing({ service, reason, mend });
  return undefined;
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
