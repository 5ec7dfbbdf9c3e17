/** Which resources are taken when, while a calendar is being made. Intervals are half-open. */
export interface Occupancy {
  isFree(resource: string, from: number, to: number): boolean;
  take(resource: string, from: number, to: number): void;
}

const DAY_MS = 86_400_000;

/** `from` and `to` are epoch milliseconds, at most a day apart. */
export function createOccupancy(): Occupancy {
  const taken = new Map<string, [from: number, to: number][]>();
  // By day, so that a check looks at a handful of intervals however long the calendar is.
  const keys = (resource: string, from: number, to: number) => {
    const first = Math.floor(from / DAY_MS);
    const last = Math.floor(to / DAY_MS);
    return first === last ? [`${resource}/${first}`] : [`${resource}/${first}`, `${resource}/${last}`];
  };
  return {
    isFree: (resource, from, to) =>
      keys(resource, from, to).every((key) => !taken.get(key)?.some(([start, end]) => start < to && from < end)),
    take(resource, from, to) {
      for (const key of keys(resource, from, to)) taken.set(key, [...(taken.get(key) ?? []), [from, to]]);
    },
  };
}
