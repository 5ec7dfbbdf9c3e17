/** A share of 0 to 1 with its 95 % interval. `of`: how many it was counted over. */
export interface Rate {
  value: number;
  low: number;
  high: number;
  of: number;
}

/** How often one scenario was run, and passed. */
export interface Tally {
  passes: number;
  trials: number;
}

/** The normal quantile that leaves 2.5 % on either side. */
const Z = 1.959963984540054;

/** How likely `k` runs, drawn from the `trials` without putting back, all passed: C(passes, k) / C(trials, k). */
export function passHatK({ passes, trials }: Tally, k: number): number {
  if (!Number.isInteger(passes) || !Number.isInteger(trials) || !Number.isInteger(k))
    throw new RangeError(`pass^k counts whole runs, not ${passes} of ${trials} with k ${k}.`);
  if (k < 1 || k > trials)
    throw new RangeError(`pass^${k} needs at least ${Math.max(k, 1)} runs; there are ${trials}.`);
  if (passes < 0 || passes > trials) throw new RangeError(`${passes} of ${trials} runs cannot have passed.`);
  let share = 1;
  for (let drawn = 0; drawn < k; drawn++) share *= Math.max(0, passes - drawn) / (trials - drawn);
  return share;
}

/** Wilson's score interval around a share of `of` draws. Sound at 0 and at 1, where the textbook one has no width. */
export function wilson(value: number, of: number): Rate {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`A share is from 0 to 1, not ${value}.`);
  if (!(of > 0)) throw new RangeError("There is no share of nothing.");
  const squared = Z * Z;
  const centre = (value + squared / (2 * of)) / (1 + squared / of);
  const reach = (Z * Math.sqrt((value * (1 - value)) / of + squared / (4 * of * of))) / (1 + squared / of);
  return {
    value,
    low: Math.min(value, Math.max(0, centre - reach)),
    high: Math.max(value, Math.min(1, centre + reach)),
    of,
  };
}

/**
 * pass^1: the mean over scenarios of their share of passed runs, with Wilson's interval over the runs. Runs of one
 * scenario are alike, so the interval tells of these scenarios run again, not of scenarios not yet written.
 * Null when no run counts.
 */
export function passOne(tallies: readonly Tally[]): Rate | null {
  const counted = tallies.filter(({ trials }) => trials > 0);
  if (counted.length === 0) return null;
  const runs = counted.reduce((sum, { trials }) => sum + trials, 0);
  return wilson(mean(counted.map((tally) => passHatK(tally, 1))), runs);
}

/**
 * pass^k: the mean over scenarios of C(passes, k) / C(trials, k). Its interval is Wilson's with the *scenarios* as the
 * draws: each gives one value of 0 to 1, and of all such values with this mean, zeros and ones scatter the most. So it
 * is exact where every scenario has k runs, and never too narrow where one has more. No random numbers are in it, and
 * at 1.00 it still has a width, as a bootstrap would not. Scenarios with fewer than k runs that count are left out.
 * Null when there is none with k.
 */
export function passAll(tallies: readonly Tally[], k: number): Rate | null {
  const counted = tallies.filter(({ trials }) => trials >= k);
  if (counted.length === 0) return null;
  return wilson(mean(counted.map((tally) => passHatK(tally, k))), counted.length);
}

/** The smallest of `values` that at least `share` of them do not exceed (nearest rank). Null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Clamped: rounding must not lift a mean of shares over 1. */
const mean = (values: readonly number[]): number =>
  Math.min(1, values.reduce((sum, value) => sum + value, 0) / values.length);
