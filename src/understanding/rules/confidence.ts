/**
 * Raw rule scores to the share of such answers that were right on development data, as a monotone step table:
 * [at least this score, this confidence].
 */
const TABLE: readonly (readonly [number, number])[] = [
  [0.95, 0.92],
  [0.9, 0.91],
  [0.85, 0.89],
  [0.8, 0.76],
  [0.7, 0.62],
  [0.55, 0.5],
  [0.5, 0.4],
];
const LEAST = 0.2;

export function calibrated(score: number): number {
  return TABLE.find(([least]) => score >= least)?.[1] ?? LEAST;
}
