import type { CreateUser } from "../run-trial.ts";

/** Somebody who says these lines whatever they hear, and leaves. */
export const scripted =
  (...lines: readonly { text: string; means?: "wish" | "choice" | "details" | "yes" }[]): CreateUser =>
  () => {
    const left = [...lines];
    return {
      next() {
        const line = left.shift();
        return line
          ? { kind: "text", text: line.text, means: line.means ?? "wish" }
          : { kind: "leave", because: "done" };
      },
      reached: () => (left.length === 0 ? ["booked"] : []),
    };
  };

/** The words that book the first cleaning there is for Ana. */
export const bookingOfAna = () =>
  scripted(
    { text: "I need a dental cleaning, first available please" },
    { text: "the first one", means: "choice" },
    { text: "Ana Ruiz, born 3 April 1988, 914-555-0142", means: "details" },
    { text: "yes", means: "yes" },
  );
