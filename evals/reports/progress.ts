import type { GradedTrial } from "../trial.ts";
import { printable } from "./say.ts";
import { counts } from "./summary.ts";

/** Where progress goes: standard error, usually. */
export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Printed at most this often where a line cannot be rewritten. */
const EVERY_MS = 5_000;
const ERASE_LINE = "\r\u001b[2K";

/**
 * Says how far a run is: on a terminal one line that is rewritten, elsewhere (a file, CI) a new line every few seconds.
 * `now`: milliseconds of any clock.
 */
export function createProgress({ stream, total, now }: { stream: ProgressStream; total: number; now: () => number }) {
  const began = now();
  /** When the first run ended: what came before it is making ready, which is not done again. */
  let firstAt = began;
  let told = began;
  let done = 0;
  let failed = 0;
  let broken = 0;

  function line(latest: string): string {
    const seconds = (now() - began) / 1_000;
    const each = (now() - firstAt) / 1_000 / Math.max(1, done - 1);
    const left = done > 1 && done < total ? `, about ${Math.ceil(each * (total - done))} s left` : "";
    const parts = [`${done} of ${total} runs`, ...(failed > 0 ? [`${failed} failed`] : [])];
    if (broken > 0) parts.push(`${broken} infrastructure`);
    return `${parts.join(", ")}, ${Math.round(seconds)} s${left}${latest ? `  ${printable(latest)}` : ""}`;
  }

  return {
    /** Call it for each run as it ends. */
    finished(trial: GradedTrial): void {
      done += 1;
      if (done === 1) firstAt = now();
      if (!counts(trial)) broken += 1;
      else if (!trial.grade.passed) failed += 1;
      if (stream.isTTY) {
        // One less than the width: a full line would wrap, and its first half could not be erased.
        stream.write(`${ERASE_LINE}${line(trial.record.id).slice(0, (stream.columns ?? 80) - 1)}`);
      } else if (now() - told >= EVERY_MS) {
        told = now();
        stream.write(`${line("")}\n`);
      }
    },
    /** Takes the rewritten line away, or says the last count. */
    end(): void {
      stream.write(stream.isTTY ? ERASE_LINE : `${line("")}\n`);
    },
  };
}
