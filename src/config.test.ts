import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, Environment, loadConfig } from "./config.ts";

const STRONG = "kT9vQ2xW7pLm4ZrB8nYcJ5hGd3sFa6Ue";

/** The complaint about an environment; fails when there is none. */
function complaint(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("the environment was accepted");
}

describe("loadConfig", () => {
  it("needs nothing set", () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      NODE_ENV: "development",
      HOST: "127.0.0.1",
      PORT: 3000,
      OLLAMA_URLS: ["http://127.0.0.1:11434"],
      UNDERSTANDING: "cascade",
      TRUST_PROXY: 0,
    });
    expect([config.DATABASE_URL, config.REDIS_URL, config.SESSION_SECRET]).toEqual([undefined, undefined, undefined]);
  });

  it("returns a frozen object", () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.OLLAMA_URLS)).toBe(true);
  });

  it("takes empty and blank values as unset", () => {
    expect(loadConfig({ PORT: "", DATABASE_URL: " ", SESSION_SECRET: "", UNDERSTANDING: "" })).toEqual(loadConfig({}));
  });

  it.each<[string, string, unknown]>([
    ["PORT", "0", 0],
    ["PORT", "65535", 65_535],
    ["PORT", " 8080 ", 8080],
    ["UNDERSTANDING_THRESHOLD", "0", 0],
    ["UNDERSTANDING_THRESHOLD", ".75", 0.75],
    ["UNDERSTANDING_THRESHOLD", "1", 1],
    ["OLLAMA_URLS", "http://a:1/, http://b:2 ,http://a:1", ["http://a:1", "http://b:2"]],
    ["DATABASE_URL", "postgresql://u:p@h/db", "postgresql://u:p@h/db"],
    ["REDIS_URL", "rediss://h:6380/1", "rediss://h:6380/1"],
    ["AGENTCARE_NOW", "2026-03-02T09:00", "2026-03-02T09:00"],
    ["AGENTCARE_NOW", "2026-03-02T09:00:00.5-05:00", "2026-03-02T09:00:00.5-05:00"],
    ["SESSION_SECRET", STRONG, STRONG],
  ])("reads %s=%j", (name, value, expected) => {
    expect(loadConfig({ [name]: value })).toHaveProperty(name, expected);
  });

  it.each<[string, string, string]>([
    ["PORT", "http", "whole number from 0 to 65535"],
    ["PORT", "65536", "whole number from 0 to 65535"],
    ["PORT", "-1", "whole number"],
    ["PORT", "3000.5", "whole number"],
    ["PORT", "1e3", "whole number"],
    ["PORT", "0x10", "whole number"],
    ["NODE_ENV", "prod", "production"],
    ["UNDERSTANDING", "magic", "model-first"],
    ["UNDERSTANDING_THRESHOLD", "1.1", "from 0 to 1"],
    ["UNDERSTANDING_THRESHOLD", "NaN", "from 0 to 1"],
    ["DATABASE_URL", "localhost", "postgresql://"],
    ["DATABASE_URL", "mysql://u@h/db", "postgresql://"],
    ["REDIS_URL", "http://127.0.0.1:6379", "redis://"],
    ["CHROMA_URL", "chroma", "http://127.0.0.1:8000"],
    ["OLLAMA_URLS", "http://ok:1,nonsense", "http://127.0.0.1:11434"],
    ["OLLAMA_URLS", ",", "at least one"],
    ["AGENTCARE_NOW", "tomorrow", "2026-03-02T09:00"],
    ["AGENTCARE_NOW", "2026-02-30T09:00", "2026-03-02T09:00"],
    ["AGENTCARE_NOW", "2026-03-02", "2026-03-02T09:00"],
    ["LLM_QUEUE", "many", "whole number"],
    ["LOG_LEVEL", "loud", "info"],
    ["SESSION_SECRET", "short", "at least 32 characters"],
    ["SESSION_SECRET", `changeme${STRONG}`, "default or an example"],
    ["SESSION_SECRET", "Change-Me-please-0000-1111-2222-3333", "default or an example"],
    ["SESSION_SECRET", "a".repeat(64), "too few different characters"],
  ])("refuses %s=%j and says what it wants", (name, value, mend) => {
    const message = complaint({ [name]: value });
    expect(message).toContain(name);
    expect(message).toContain(mend);
  });

  it("names every bad variable at once", () => {
    const message = complaint({ PORT: "x", REDIS_URL: "y", UNDERSTANDING: "z" });
    for (const name of ["PORT", "REDIS_URL", "UNDERSTANDING"]) expect(message).toContain(name);
  });

  it("never repeats a value that may hold a password", () => {
    const message = complaint({ DATABASE_URL: "hunter2@db", SESSION_SECRET: "hunter2", REDIS_URL: "hunter2" });
    expect(message).not.toContain("hunter2");
  });

  it("demands a session secret in production", () => {
    expect(complaint({ NODE_ENV: "production" })).toContain("SESSION_SECRET");
    expect(loadConfig({ NODE_ENV: "production", SESSION_SECRET: STRONG }).SESSION_SECRET).toBe(STRONG);
  });

  it("lets commands that sign no tokens do without one", () => {
    expect(loadConfig({ NODE_ENV: "production" }, { serves: false }).SESSION_SECRET).toBeUndefined();
    expect(() => loadConfig({ SESSION_SECRET: "short" }, { serves: false })).toThrow("at least 32 characters");
  });

  it("refuses a fixed clock in production", () => {
    const env = { NODE_ENV: "production", SESSION_SECRET: STRONG, AGENTCARE_NOW: "2026-03-02T09:00" };
    expect(complaint(env)).toContain("AGENTCARE_NOW");
  });

  it("refuses a first-token deadline longer than the whole", () => {
    expect(complaint({ LLM_FIRST_TOKEN_MS: "9000", LLM_TOTAL_MS: "8000" })).toContain("LLM_FIRST_TOKEN_MS");
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const entries = lines.flatMap((line) => {
    const match = /^(#)?([A-Z][A-Z_]*)=(.*)$/.exec(line);
    return match ? [{ name: match[2] as string, value: match[3] as string, commented: match[1] === "#" }] : [];
  });

  it("names exactly the variables of the schema, each once", () => {
    expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(Environment.shape).sort());
  });

  it("gives the defaults, and shows what has none as a comment", () => {
    const defaults: Record<string, unknown> = loadConfig({});
    for (const { name, commented } of entries)
      expect({ name, commented }).toEqual({ name, commented: defaults[name] === undefined });
    const written = Object.fromEntries(
      entries.filter((entry) => !entry.commented).map(({ name, value }) => [name, value]),
    );
    expect(loadConfig(written)).toEqual(defaults);
    expect(Object.values(written)).not.toContain("");
  });
});
