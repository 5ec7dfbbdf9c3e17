import { type AgentCare, compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config.ts";
import type { Clock } from "../../src/platform/clock.ts";

/** The whole system on one copy of the clinics, for a run at a time. */
export interface StandingSystem {
  system: AgentCare;
  /** What it printed since it was lent. */
  printed: string[];
}

export interface StandingSystems {
  /** The system with this environment and clock; the same one again where a run with the same environment had it. */
  lend(env: Readonly<Record<string, string>>, clock: Clock): Promise<StandingSystem>;
  /** One for a single run, in which things break. */
  make(env: Readonly<Record<string, string>>, clock: Clock): Promise<StandingSystem>;
  /** Resolves when none has anything under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is reached but the database; messages are printed, for their codes. */
const SYSTEM_ENV = {
  NODE_ENV: "test",
  DB_POOL_MAX: "4",
  LOG_LEVEL: "silent",
};

interface Kept extends StandingSystem {
  clock: Clock;
}

/** Keeps systems up between runs, as a clinic's own is: composing one costs as much as a conversation. */
export function createStandingSystems(adminUrl: string): StandingSystems {
  const kept = new Map<string, Kept>();

  async function make(env: Readonly<Record<string, string>>, clock: Clock): Promise<Kept> {
    const one = { printed: [] as string[], clock };
    const config = loadConfig({ ...SYSTEM_ENV, DATABASE_URL: adminUrl, ...env });
    const system = await compose(config, {
      log: (line) => one.printed.push(line),
      quiet: true,
      clock: () => one.clock(),
    });
    return Object.assign(one, { system });
  }

  return {
    make,
    async lend(env, clock) {
      const key = JSON.stringify(Object.entries(env).sort());
      const one = kept.get(key) ?? (await make(env, clock));
      kept.set(key, one);
      one.clock = clock;
      one.printed.length = 0;
      return one;
    },
    async settled() {
      for (const { system } of kept.values()) {
        await system.runs.settled();
        await system.identity.settled();
      }
    },
    async close() {
      for (const { system } of kept.values()) await system.close();
      kept.clear();
    },
  };
}
