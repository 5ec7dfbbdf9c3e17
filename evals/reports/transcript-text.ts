import { cardLines } from "../../src/cli/text-cards.ts";
import type { TurnRecord } from "../trial.ts";

/** A conversation as plain text: what was said with `>`, and below it the answer with its cards. */
export function transcriptText(turns: readonly TurnRecord[]): string {
  return turns
    .map(({ move, text, cards, failed }) =>
      [
        ...move.text.split("\n").map((line) => `> ${line}`),
        "",
        ...(failed === null ? [text] : [`(the run failed: ${failed})`]),
        ...cards.flatMap(({ type, content }) => cardLines(type, content)),
      ].join("\n"),
    )
    .join("\n\n");
}
