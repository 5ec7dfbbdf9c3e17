import { createRandom, type Random } from "../../db/seed/random.ts";
import type { ProposalKind } from "../../src/graph/reply.ts";
import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { EvalCase, Goal, Interrupt, Outcome, Person } from "../scenario/schema.ts";
import type { Meaning, Style } from "../trial.ts";
import type { DetailName, Heard, HeardProposal, OfferedSlot } from "./heard.ts";
import { fill, PHRASES, type Phrase } from "./phrases.ts";
import type { Tone } from "./styles.ts";
import { type Want, wantOf } from "./want.ts";

/** One goal, and how far it is. */
export interface GoalMind {
  goal: Goal;
  want: Want;
  /** How often it was put into words: each time another way. */
  said: number;
  fallbacks: number;
  state: "waiting" | "begun" | "reached" | "abandoned";
  /** Corrected after it was written: what was written must change. `rebook`: into a visit for somebody else. */
  reopened: "change" | "rebook" | null;
  /** Corrected: the words of the scenario no longer say what is wanted. */
  corrected?: true;
}

/** What will be said next, before it is put in anybody's style. */
export interface Draft {
  text: string;
  means: Meaning;
  tone: Tone;
  /** What it answers. Answering the same thing again leads nowhere, and costs patience. */
  key: string;
  /** The free time that is tapped instead of typed. */
  tap?: string;
  afterMinutes?: number;
}

/** All that the simulated person knows and remembers. */
export interface Mind {
  scenario: EvalCase;
  clinic: ClinicDirectory;
  style: Style;
  seed: number;
  words: Random;
  code: () => string | null;
  goals: GoalMind[];
  interrupts: Interrupt[];
  offered: OfferedSlot[];
  proposal: HeardProposal | null;
  /** Kind of the proposal that the last yes was for, and its id until something came of it. */
  accepted: ProposalKind | null;
  awaiting: string | null;
  given: Map<DetailName, number>;
  refused: Set<DetailName>;
  /** How often each thing was answered for the goal in hand. */
  answered: Map<string, number>;
  /** Answers in a row that led nowhere. */
  stalls: number;
  emergency: boolean;
  reached: Outcome[];
  /** What was heard when something else was said instead of an answer. */
  putOff: Heard | null;
}

/** What one situation makes the person say; null: nothing, another may. */
export type Reaction = (mind: Mind, goal: GoalMind, heard: Heard) => Draft | null;

export interface SimulatedUserOptions {
  case: EvalCase;
  seed: number;
  style: Style;
  /** The newest one-time code that was sent; null: none was. */
  code: () => string | null;
  clinic: ClinicDirectory;
}

export function createMind({ case: scenario, seed, style, code, clinic }: SimulatedUserOptions): Mind {
  const { user } = scenario;
  return {
    scenario,
    clinic,
    style,
    seed,
    words: createRandom(`words:${scenario.id}:${seed}`),
    code,
    goals: user.goals.map((goal) => {
      return { goal, want: wantOf(goal, user.is), said: 0, fallbacks: 0, state: "waiting", reopened: null };
    }),
    interrupts: [...user.interrupts],
    offered: [],
    proposal: null,
    accepted: null,
    awaiting: null,
    given: new Map(),
    refused: new Set(),
    answered: new Map(),
    stalls: 0,
    emergency: false,
    reached: [],
    putOff: null,
  };
}

/** The goal in hand: the first that is not settled. */
export const goalInHand = ({ goals }: Mind): GoalMind | undefined =>
  goals.find(({ state }) => state === "waiting" || state === "begun");

export function personOf({ scenario }: Mind, name: string): Person {
  const person = scenario.people[name];
  if (!person) throw new Error(`${scenario.file}: nobody is called "${name}"; add them to \`people\`.`);
  return person;
}

/** A phrase of that sense, its gaps filled. */
export const phrase = (mind: Mind, sense: Phrase, values: Readonly<Record<string, string>> = {}): string =>
  fill(mind.words.pick<string>(PHRASES[sense]), values);

/** One of a scenario's own wordings: another one each time, and which one first is the seed's. */
export const wording = ({ seed }: Pick<Mind, "seed">, ways: readonly string[], times = 0): string =>
  ways[(Math.abs(Math.trunc(seed)) + times) % ways.length] ?? "";

export const reply = (text: string, means: Meaning, key: string): Draft => ({ text, means, key, tone: "reply" });
export const wish = (text: string, means: Meaning, key: string): Draft => ({ text, means, key, tone: "wish" });
