import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { EvalCase, Fault } from "../scenario/schema.ts";
import type { SimulatedUser } from "../simulator/simulated-user.ts";
import type { Contestant, StateRow, Style, TrialRecord, TurnRecord } from "../trial.ts";
import { ask } from "./ask.ts";
import type { Backend } from "./backends/backends.ts";
import { ActionFailed } from "./carry-out/acting.ts";
import { alwaysBook } from "./contestants/always-book.ts";
import type { Answer } from "./contestants/contestant.ts";
import { alwaysRefuse, doNothing } from "./contestants/fixed-answer.ts";
import { playReference } from "./contestants/reference.ts";
import type { Copies, Copy } from "./copies.ts";
import { type Directories, directoryOf } from "./directories.ts";
import { createSchedule } from "./faults/moment.ts";
import { strike } from "./faults/strike.ts";
import { type Surroundings, surround } from "./faults/surroundings.ts";
import type { Mishaps } from "./follow.ts";
import { isAlive, type ServerAddress } from "./server.ts";
import { strangersIn } from "./strangers.ts";
import { openWorld, type World } from "./world.ts";

/** Which run of a scenario. */
export interface TrialOptions {
  trial: number;
  seed: number;
  style: Style;
  contestant: Contestant;
}

/** Makes the person who talks to the clinic. `code`: the one that was sent last; null: none was. */
export type CreateUser = (options: {
  case: EvalCase;
  seed: number;
  style: Style;
  code: () => string | null;
  clinic: ClinicDirectory;
}) => SimulatedUser;

export interface TrialParts {
  server: ServerAddress;
  copies: Copies;
  directories: Directories;
  backend: Backend;
  /** What the gold leaves, replayed on a fresh copy where somebody else has taken these times. */
  gold: (evalCase: EvalCase, taken: readonly string[]) => Promise<StateRow[]>;
  createUser: CreateUser;
}

/** More than any conversation needs. */
const TURNS_AT_MOST = 45;

/**
 * Plays one scenario once, and records all that a grade needs. Never throws: what breaks outside of the system makes the
 * run one that does not count.
 */
export async function runTrial(parts: TrialParts, evalCase: EvalCase, options: TrialOptions): Promise<TrialRecord> {
  const started = performance.now();
  const record: TrialRecord = {
    id: evalCase.id,
    suite: evalCase.suite,
    suiteVersion: evalCase.suiteVersion,
    ...options,
    backend: parts.backend.name,
    turns: [],
    ended: "infrastructure",
    reached: [],
    changed: [],
    gold: [],
    strangers: [],
    error: null,
    ms: 0,
  };
  try {
    record.gold = await parts.gold(evalCase, []);
    await play({ parts, evalCase, options, record });
    if (record.turns.some(({ failed }) => failed !== null) && !(await isAlive(parts.server.adminUrl))) {
      throw new Error("The database server of the evals went away.");
    }
  } catch (error) {
    record.ended = "infrastructure";
    record.error = error instanceof Error ? error.message : String(error);
  }
  return { ...record, ms: Math.round(performance.now() - started) };
}

interface Play {
  parts: TrialParts;
  evalCase: EvalCase;
  options: TrialOptions;
  record: TrialRecord;
}

async function play(the: Play): Promise<void> {
  const { parts, evalCase, record } = the;
  const { contestant } = the.options;
  if (contestant === "do_nothing" || contestant === "always_refuse") {
    const answer = contestant === "do_nothing" ? doNothing(evalCase) : alwaysRefuse(evalCase);
    return talk(the, { answer, code: () => null });
  }
  const surroundings = await surround(evalCase);
  const env = { ...parts.backend.env, ...forcedBy(evalCase), ...surroundings.env };
  const taken = await parts.copies
    .lend((copy) => playOn(the, { copy, env, surroundings }))
    .finally(() => surroundings.close());
  if (taken.length > 0) {
    // What was wanted at that very time cannot be had any more: the gold then stands as it is written.
    record.gold = await parts.gold(evalCase, taken).catch((error: unknown) => {
      if (error instanceof ActionFailed) return record.gold;
      throw error;
    });
  }
}

/** What patients do to each other and to their own line leaves the system as it was. */
const HARMLESS: ReadonlySet<Fault> = new Set(["slot_taken", "duplicate_message", "connection_dropped"]);

/** Gives the ids of the times that somebody else took meanwhile. */
async function playOn(
  the: Play,
  { copy, env, surroundings }: { copy: Copy; env: Record<string, string>; surroundings: Surroundings },
): Promise<string[]> {
  const { parts, evalCase, options, record } = the;
  const { disruptions, user } = evalCase;
  // A model that misbehaves leaves its mark on the system that asked it.
  const breaks = disruptions.some(({ fault }) => !HARMLESS.has(fault)) || parts.backend.name !== "rules";
  if (disruptions.some(({ fault }) => fault === "database_away")) copy.spoil();
  const world = await openWorld(evalCase, { copy, seed: options.seed, env, breaks });
  try {
    if (options.contestant === "reference") {
      record.turns = await playReference(world);
      record.reached = user.goals.map(({ until }) => until);
      record.ended = "done";
    } else {
      await talkTo(the, world, surroundings);
    }
    record.changed = await world.changed();
    record.strangers = await strangersIn(world, record.turns);
    return world.taken;
  } finally {
    await world.close();
  }
}

/** A model that is to die must be asked first: the rules alone would be sure of most messages. */
const forcedBy = ({ disruptions }: EvalCase): Record<string, string> =>
  disruptions.some(({ fault }) => fault === "model_dies")
    ? { UNDERSTANDING: "model-first", UNDERSTANDING_THRESHOLD: "1" }
    : {};

async function talkTo(the: Play, world: World, surroundings: Surroundings): Promise<void> {
  const { parts, evalCase, options } = the;
  const { backend } = parts;
  await backend.begin(world.directory, world.clock.now);
  // A model joins once it was looked for: what is measured is a system that has been up for a while.
  if (backend.name !== "rules") await world.system.llm.health();
  const due = createSchedule(options.contestant === "system" ? evalCase.disruptions : []);
  let code: string | null = null;
  await talk(the, {
    answer: options.contestant === "always_book" ? alwaysBook(world) : (question) => ask(world, question),
    code: () => code,
    async before(heard, move, afterMinutes) {
      world.clock.forward(afterMinutes);
      return strike(due(heard), { world, backend, surroundings, heard, move });
    },
    async after() {
      code = await world.code();
    },
  });
}

/** The conversation itself: the person and whoever answers, in turns, until the person leaves. */
async function talk(
  { parts, evalCase, options, record }: Play,
  side: {
    answer: Answer;
    code: () => string | null;
    before?: (heard: TurnRecord | null, move: TurnRecord["move"], afterMinutes: number) => Promise<Mishaps>;
    after?: () => Promise<void>;
  },
): Promise<void> {
  const { seed, style } = options;
  const clinic = directoryOf(parts.directories, evalCase);
  const user = parts.createUser({ case: evalCase, seed, style, code: side.code, clinic });
  record.ended = "turn_limit";
  let heard: TurnRecord | null = null;
  // A turn that failed says nothing of what waits for a yes: what was last told stands.
  let pending: TurnRecord["pendingBefore"] = null;
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const { afterMinutes = 0, ...move } = user.next(heard);
    record.reached = user.reached();
    if (move.kind === "leave") {
      record.ended = move.because;
      return;
    }
    const mishaps = (await side.before?.(heard, move, afterMinutes)) ?? {};
    heard = await side.answer({ move, turn, pendingBefore: pending, mishaps });
    if (heard.state) pending = heard.state.pending;
    record.turns.push(heard);
    await side.after?.();
  }
}
