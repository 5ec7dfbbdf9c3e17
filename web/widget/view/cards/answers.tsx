import type { QuestionCard } from "../../core/types.ts";
import { said } from "../../strings/said.ts";
import type { Scene } from "../scene.ts";
import type { CardProps } from "./card.ts";

/** The kinds of proposals that have words of their own. */
export type QuestionKind = keyof typeof said.answers;

export const questionKind = (kind: string): QuestionKind =>
  Object.hasOwn(said.answers, kind) ? (kind as QuestionKind) : "other";

/**
 * The yes and the no of one question. Answered, the answer stays readable under it; overtaken, it keeps none. `over`
 * tells that the time it holds has run out.
 */
export function Answers({
  scene: { actions, strings, locale },
  kind,
  live,
  chosen,
  over = false,
}: {
  scene: Scene;
  kind: QuestionKind;
  live: boolean;
  chosen: string | undefined;
  over?: boolean;
}) {
  const shown = (["yes", "no"] as const).filter((answer) => live || chosen === answer);
  const answer = (name: "yes" | "no", event: Event) => {
    if (!live) return;
    const words = said.answers[kind][name];
    // An expired proposal cannot be accepted any more; asking in words lets the server look again.
    if (over && name === "yes") actions.say(words, event);
    else actions.answer(name === "yes", words, event);
  };
  return shown.length === 0 ? null : (
    <div class="row" lang={locale}>
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          class={`button ${name === "yes" ? "primary" : ""}`}
          aria-disabled={live ? undefined : "true"}
          onClick={(event) => answer(name, event)}
        >
          {strings.questions[kind][name]}
        </button>
      ))}
    </div>
  );
}

/** The two answers to a question that was asked in words alone; the message above it says what is asked. */
export function Question({ scene, item, live }: CardProps) {
  const { kind, summary } = item.content as QuestionCard;
  const answers = Answers({ scene, kind: questionKind(kind), live, chosen: item.chosen });
  return (
    answers && (
      <fieldset aria-label={summary} lang={scene.lang}>
        {answers}
      </fieldset>
    )
  );
}
