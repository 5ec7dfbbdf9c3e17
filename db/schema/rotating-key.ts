/** A key that is exchanged for another without a gap. ISO instants (`toISOString`); one without an end is the current one. */
export interface RotatingKey {
  createdAt: string;
  validUntil: string | null;
}

export const isInUse = ({ validUntil }: RotatingKey, now: Date): boolean =>
  validUntil === null || new Date(validUntil) > now;
