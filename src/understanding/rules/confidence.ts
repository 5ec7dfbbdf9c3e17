/**
 * Raw rule scores to the share of such answers that were right on development data, as a monotone step table:
 * [at least this score, this confidence].
 */
const TABLE: readonly (readonly [number, number])[] = [
  [0.96, 0.96],
  [0.93, 0.94],
  [0.9, 0.91],
  [0.85, 0.85],
  [0.8, 0.78],
  [0.7, 0.66],
  [0.6, 0.52],
  [0.5, 0.4],
  [0, 0.25],
];

export function calibrated(score: number): number {
  return TABLE.find(([least]) => score >= least)?.[1] ?? 0.25;
}
