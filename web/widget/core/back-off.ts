export const MAX_ATTEMPTS = 5;

const FIRST_MS = 400;
const LONGEST_MS = 8_000;

/**
 * How long to wait before attempt `attempt` (1 is the first retry), in milliseconds: half fixed, half chance, so that
 * the clients of a server that came back do not all return in the same instant. `random` is in [0, 1).
 */
export function backOffMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
