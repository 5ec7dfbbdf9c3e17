import { createRandom } from "../../db/seed/random.ts";
import type { Outcome } from "../scenario/schema.ts";
import type { Move, TurnRecord } from "../trial.ts";
import { hear } from "./hear.ts";
import { createMind, type Draft, goalInHand, phrase, type SimulatedUserOptions } from "./mind.ts";
import { createProtection } from "./styles/protected-words.ts";
import { inStyle } from "./styles.ts";
import { takeIn } from "./take-in.ts";
import { begin, think } from "./think.ts";

/** However it goes, nobody writes more messages than these. */
export const MESSAGES_AT_MOST = 40;

/** A move; `afterMinutes`: so much time passes on the clock before it is made. */
export type SimulatedMove = Move & { afterMinutes?: number };

export interface SimulatedUser {
  /** What they do on hearing an answer; null: nothing was said yet. After they left, they stay away. */
  next(heard: TurnRecord | null): SimulatedMove;
  /** What they were told of so far, in order: goals reached. */
  reached(): Outcome[];
}

/**
 * Somebody who writes to the clinic as the scenario says: a deterministic agenda, no model. The same case, seed and
 * style say the same words to the same answers. They hear only what a client shows.
 */
export function createSimulatedUser(options: SimulatedUserOptions): SimulatedUser {
  const mind = createMind(options);
  const surface = createRandom(`style:${options.case.id}:${options.seed}:${options.style}`);
  const people = Object.values(options.case.people).map(({ name }) => name);
  const isProtected = createProtection(options.clinic, people);
  let messages = 0;
  let left: SimulatedMove | null = null;
  let last: SimulatedMove | null = null;
  let saidGoodbye = false;

  return { next, reached: () => [...mind.reached] };

  function next(turn: TurnRecord | null): SimulatedMove {
    if (left) return left;
    const move = turn === null || last === null ? open() : answer(turn);
    if (move.kind === "leave") left = move;
    else messages += 1;
    last = move;
    return move;
  }

  function open(): SimulatedMove {
    const goal = goalInHand(mind);
    return goal ? say(begin(mind, goal)) : leave();
  }

  function answer(turn: TurnRecord): SimulatedMove {
    if (messages >= MESSAGES_AT_MOST) return leave();
    const heard = hear(turn);
    if (turn.failed !== null || heard.nothing) return sayAgain();
    takeIn(mind, heard);
    const draft = think(mind, heard);
    if (draft) return attempt(draft);
    return goalInHand(mind) === undefined || mind.emergency ? goodbye() : leave();
  }

  /** Nothing came back: the same once more, as far as patience goes. */
  function sayAgain(): SimulatedMove {
    mind.stalls += 1;
    if (mind.stalls > mind.scenario.user.patience || last === null) return leave();
    return last.kind === "text" ? { kind: "text", text: last.text, means: last.means } : last;
  }

  function attempt(draft: Draft): SimulatedMove {
    const times = mind.answered.get(draft.key) ?? 0;
    const leadsOn = times === 0 && draft.key !== "rephrase";
    mind.answered.set(draft.key, times + 1);
    mind.stalls = leadsOn ? 0 : mind.stalls + 1;
    return mind.stalls > mind.scenario.user.patience ? leave() : say(draft);
  }

  function say({ text, means, tone, tap, afterMinutes }: Draft): SimulatedMove {
    const later = afterMinutes !== undefined && { afterMinutes };
    if (tap !== undefined) return { kind: "tap", slotId: tap, text, means: "choice", ...later };
    const sentence = inStyle({ sentence: text, style: options.style, tone, random: surface, isProtected });
    return { kind: "text", text: sentence, means, ...later };
  }

  /** Those who like to talk say goodbye first. */
  function goodbye(): SimulatedMove {
    if (options.style !== "chatty" || saidGoodbye || mind.emergency) return leave();
    saidGoodbye = true;
    return { kind: "text", text: phrase(mind, "goodbye"), means: "remark" };
  }

  function leave(): SimulatedMove {
    const settled = mind.goals.every(({ state }) => state === "reached");
    const helped = mind.emergency && mind.reached.includes("emergency");
    return { kind: "leave", because: settled || helped ? "done" : "gave_up" };
  }
}
