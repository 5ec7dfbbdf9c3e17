import type { Sql } from "postgres";
import type { AgentCare } from "../../src/compose.ts";
import type { Session } from "../../src/http/runs/runs.ts";
import { derivedId } from "../../src/platform/ids.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { StateRow, Write } from "../trial.ts";
import { carryOutBefore, openThread } from "./before.ts";
import type { Named } from "./carry-out/acting.ts";
import { createWorldClock, type WorldClock } from "./clock.ts";
import type { Copy } from "./copies.ts";
import { requireClinic } from "./gold.ts";
import { changedRows, readRows, readSequence, writesBetween } from "./state-rows.ts";
import { type Verbs, verbsOf } from "./verbs.ts";

/** A clinic of one run's own, as its scenario begins, with the whole system on it and one conversation open. */
export interface World {
  evalCase: EvalCase;
  system: AgentCare;
  session: Session;
  directory: ClinicDirectory;
  clock: WorldClock;
  verbs: Verbs;
  named: Named;
  /** The superuser's connection to the run's database, past row-level security. */
  admin: Sql;
  /** The one-time code that was sent last; null: none was. */
  code(): Promise<string | null>;
  /** What was written since it was asked last. What follows from that (offers of freed times) happens then. */
  takeWrites(): Promise<Write[]>;
  /** What stands differently from when the conversation began. */
  changed(): Promise<StateRow[]>;
  /** A row, by `<table>:<id>`, that is not this conversation's doing. */
  ignore(key: string): void;
  /** Ids of the times that somebody else took in the middle of it. */
  taken: string[];
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Used by nobody else meanwhile. */
  copy: Copy;
  seed: number;
  /** Environment of the system: the backend's, and what is broken from the start. The scenario's own goes before it. */
  env: Readonly<Record<string, string>>;
  /** Something breaks in it: the system is made for this run and closed after it. */
  breaks: boolean;
}

/** Throws `ActionFailed` where `before` cannot be carried out; close it whatever happens. */
export async function openWorld(evalCase: EvalCase, { copy, seed, env, breaks }: WorldOptions): Promise<World> {
  const threadId = derivedId("evals", evalCase.id, String(seed));
  const { admin, slugs } = copy;
  const clock = createWorldClock(evalCase.now, await zoneOf(admin, evalCase));
  const { system, printed } = await copy.systems[breaks ? "make" : "lend"]({ ...evalCase.env, ...env }, clock.now);
  const close = async () => {
    if (breaks) await system.close();
  };
  try {
    const clinicId = await requireClinic(system.db, evalCase);
    const verbs = verbsOf(system);
    const directory = await system.scheduling.directory(clinicId);
    const stage = { evalCase, verbs, directory };
    await openThread(stage, threadId);
    const named = await carryOutBefore(stage, threadId);
    printed.length = 0;

    const since = await readSequence(admin);
    const read = () => readRows(admin, { since, slugs, now: clock.now() });
    const start = await read();
    const ignored = new Set<string>();
    let seen = start;
    return {
      evalCase,
      system,
      session: { clinicId, threadId },
      directory,
      clock,
      verbs,
      named,
      admin,
      async code() {
        await system.identity.settled();
        return printed.map((text) => CODE.exec(text)?.[1]).findLast(Boolean) ?? null;
      },
      async takeWrites() {
        const now = await read();
        const writes = writesBetween(seen, now).filter(({ table, id }) => !ignored.has(`${table}:${id}`));
        if (writes.length > 0) await verbs.settle();
        seen = writes.length > 0 ? await read() : now;
        return writes;
      },
      async changed() {
        // An answer may be given before its turn has ended, e.g. the one to an emergency while the database is away.
        await system.runs.settled();
        await verbs.settle();
        return changedRows(start, await read(), ignored);
      },
      ignore: (key) => ignored.add(key),
      taken: [],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A message whose subject begins with the code. */
const CODE = /^\[message\] (\d{6})\b/;

async function zoneOf(admin: Sql, { clinic, file }: EvalCase): Promise<string> {
  const [row] = await admin<{ zone: string }[]>`select time_zone as zone from clinics where slug = ${clinic}`;
  if (row) return row.zone;
  throw new Error(`${file}: there is no clinic "${clinic}". The demo has riverside and harborview.`);
}
