import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ENTRY = fileURLToPath(new URL("../../bin/agentcare.mjs", import.meta.url));

/** The command as a user runs it, without services. */
async function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; told: string }> {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  if (!child.stderr) throw new Error("no standard error");
  const [told, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code, told };
}

// Each is a start of the whole command, so they run side by side; session.test.ts has the single cases.
it("names bad input and ends with 2, and says a refusal with 1", async () => {
  const production = { NODE_ENV: "production" };
  const outcomes = await Promise.all([
    run(["appointments", "--from", "2026-03-11", "--to", "2026-03-10"]),
    run(["health", "--url", "localhost:3000"]),
    run(["chat", "--clinic", "riverside", "--time-zone", "Mars/Olympus"]),
    run(["eval", "booking", "--backend", "gpt"]),
    run(["serve", "--port", "0"], production),
    run(["health", "--url", "http://127.0.0.1:1"], production),
  ]);
  expect(outcomes).toEqual([
    { code: 2, told: expect.stringMatching(/^agentcare: --from \(2026-03-11\) must not be after/) },
    { code: 2, told: expect.stringMatching(/^agentcare: --url must be a web address/) },
    { code: 2, told: expect.stringMatching(/^agentcare: --time-zone must be a time zone such as Asia\/Kolkata/) },
    {
      code: 2,
      told: expect.stringMatching(/^agentcare: There is no backend "gpt". Choose one of rules, fake-model:right/),
    },
    { code: 2, told: expect.stringMatching(/is required in production.*\n.*SESSION_SECRET/) },
    { code: 1, told: expect.stringMatching(/^agentcare: No server answers at http:\/\/127\.0\.0\.1:1/) },
  ]);
});
