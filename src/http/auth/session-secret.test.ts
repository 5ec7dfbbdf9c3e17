import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { weakness } from "../../platform/secret-strength.ts";
import { sessionSecret } from "./session-secret.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "agentcare-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const development = () => ({ NODE_ENV: "development", AGENTCARE_DATA_DIR: join(folder, "data") });

it("uses the one that is set", () => {
  expect(sessionSecret({ ...development(), SESSION_SECRET: "given" })).toBe("given");
});

it("makes a strong one once, keeps it for its owner alone, and finds it again", () => {
  const secret = sessionSecret(development());
  expect(weakness(secret)).toBeNull();
  expect(sessionSecret(development())).toBe(secret);
  const path = join(folder, "data", "session-secret");
  expect(readFileSync(path, "utf8")).toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it("makes another one in another place", () => {
  expect(sessionSecret(development())).not.toBe(sessionSecret({ ...development(), AGENTCARE_DATA_DIR: folder }));
});

it("makes none in production", () => {
  expect(() => sessionSecret({ ...development(), NODE_ENV: "production" })).toThrow("required in production");
});

it("refuses a kept one that was cut short, and says what to do", () => {
  writeFileSync(join(folder, "session-secret"), "half");
  expect(() => sessionSecret({ ...development(), AGENTCARE_DATA_DIR: folder })).toThrow("Delete it and start again");
});
