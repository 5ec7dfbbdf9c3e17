/**
 * Raw rule scores to the share of such answers that were right on development data (messages that are not to be refused;
 * scripts/reliability.ts), as a monotone step table: [at least this score, this confidence].
 */
const TABLE: readonly (readonly [number, number])[] = [
  [0.8, 0.96],
  [0.7, 0.89],
  [0.55, 0.84],
];
/** Below them, pooled: there are few of these, and the order of their scores says nothing. */
const LEAST = 0.7;

export function calibrated(score: number): number {
  return TABLE.find(([least]) => score >= least)?.[1] ?? LEAST;
}
