import type { Fact } from "../../graph/facts.ts";
import type { Conduct } from "../../understanding/acts.ts";
import { type Planning, type Rule, resumeIfAny } from "./planning.ts";

/** Nothing else in such a message is acted on. */
const ENDS_THE_TURN: ReadonlySet<Conduct> = new Set(["prompt_attack", "privacy_fishing", "harassment"]);

/** Abuse, attacks and fishing are answered calmly; whatever was under way stays where it is. */
export const misconduct: Rule = ({ understanding, before, footing }) => {
  const { conduct } = understanding;
  if (!conduct || !ENDS_THE_TURN.has(conduct)) return null;
  return {
    facts: [{ kind: "conduct", conduct }],
    tasks: resumeIfAny(before),
    frame: before,
    footing: { misses: footing.misses },
    alone: true,
  };
};

/** How something was said, when it says nothing else. */
export const manner: Rule = ({ understanding, frame }) => {
  const { conduct } = understanding;
  if (!conduct) return null;
  const facts: Fact[] = [{ kind: "conduct", conduct }];
  return conduct === "frustration" ? { facts, footing: { yesNo: "handoff" } } : { facts, tasks: resumeIfAny(frame) };
};

export const smallTalk: Rule = ({ has, footing, frame }) => {
  const goOn = resumeIfAny(frame);
  if (has("clinical-advice")) return { facts: [{ kind: "clinical_advice" }], footing: { yesNo: "handoff" } };
  if (has("repeat") && footing.lastText) return { facts: [{ kind: "repeat", text: footing.lastText }] };
  if (has("help")) return { facts: [{ kind: "help" }] };
  if (has("bye")) return { facts: [{ kind: "goodbye" }] };
  if (has("out-of-scope", "staff-query")) return { facts: [{ kind: "out_of_scope" }], tasks: goOn };
  if (has("thank")) return { facts: [{ kind: "thanks" }], tasks: goOn };
  if (has("greet")) return { facts: [{ kind: "greeting" }], tasks: goOn };
  return null;
};

/** A greeting said on the way to something else is answered in passing. */
export function courtesies({ has, footing }: Planning, more: boolean, said: readonly Fact[]): Fact[] {
  return more && !said.some(({ kind }) => kind === "greeting") && has("greet") && footing.turn <= 1
    ? [{ kind: "hello" }]
    : [];
}

/** Away for longer than this, the patient is told where things stand. */
const AWAY_MS = 30 * 60_000;

/** What still stands when somebody comes back; null: they were not away, or nothing was left half done. */
export function welcomeBack({ before, footing, now }: Planning): Fact | null {
  if (!footing.at) return null;
  const away = Date.parse(now) - Date.parse(footing.at);
  if (away < AWAY_MS) return null;
  const standing = before.held
    ? "held"
    : before.offered.length > 0
      ? "offered"
      : footing.asked.length > 0
        ? "asked"
        : null;
  return standing && { kind: "welcome_back", days: Math.floor(away / 86_400_000), standing };
}
