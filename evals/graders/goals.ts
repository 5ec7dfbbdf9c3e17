import type { EvalCase, Outcome } from "../scenario/schema.ts";
import type { Finding, TrialRecord } from "../trial.ts";

/** What has to be in the gold for a goal to be one that policy lets the person reach; null: nothing is written for it. */
const WRITTEN_FOR: Readonly<Record<Outcome, readonly string[] | null>> = {
  booked: ["book", "accept_offer"],
  moved: ["reschedule", "accept_offer"],
  cancelled: ["cancel"],
  joined: ["join_waitlist", "edit_waitlist"],
  left_list: ["leave_waitlist"],
  offer_accepted: ["accept_offer"],
  confirmed: ["confirm"],
  late_noted: ["late"],
  need_added: ["need"],
  handed_over: ["hand_over"],
  undone: null,
  visits_shown: null,
  answered: null,
  emergency: null,
  declined: null,
  none_free: null,
};

/**
 * Every goal was reached as the person saw it, as often as they had it. A goal whose write is not in the gold is one that
 * policy denies; an emergency ends what nothing is written for.
 */
export function gradeGoals(evalCase: EvalCase, record: Pick<TrialRecord, "reached" | "ended">): Finding[] {
  const inGold = new Set(evalCase.gold.flatMap((action) => Object.keys(action)));
  const ends = evalCase.user.interrupts.some(({ means }) => means === "emergency");
  const isMeant = (outcome: Outcome): boolean => {
    const actions = WRITTEN_FOR[outcome];
    return actions === null ? !ends || outcome === "emergency" : actions.some((name) => inGold.has(name));
  };
  const left = [...record.reached];
  const missed = evalCase.user.goals
    .map(({ until }) => until)
    .filter(isMeant)
    .filter((outcome) => {
      const at = left.indexOf(outcome);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  const how = ENDED[record.ended];
  return [
    ...missed.map(
      (outcome): Finding => ({
        grader: "goals",
        turn: null,
        message: `the person did not see "${outcome}" reached${how}`,
      }),
    ),
    ...(record.ended === "turn_limit" && missed.length === 0
      ? [{ grader: "goals" as const, turn: null, message: "the conversation did not end" }]
      : []),
  ];
}

const ENDED: Readonly<Record<TrialRecord["ended"], string>> = {
  done: "",
  gave_up: " and gave up",
  turn_limit: "; the conversation did not end",
  infrastructure: "",
};
