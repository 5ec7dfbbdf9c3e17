const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/**
 * Milliseconds until the next try: doubling from five seconds up to an hour, half of it by chance, so that what failed
 * together does not come back together. `attempt` counts from 1; `random` gives 0 to 1.
 */
export function backOffMs(attempt: number, random: () => number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}
