import { DAY_MS, modulo } from "./civil-day.ts";
import type { Candidate } from "./sweep.ts";

const NOON_MS = 12 * 3_600_000;
const EVENING_MS = 17 * 3_600_000;

/**
 * Up to `limit` candidates that differ as much as they can: another day counts most, then another part of the day,
 * then another practitioner; among equals the earlier. Given and returned in order of start.
 */
export function spread(candidates: readonly Candidate[], limit: number): Candidate[] {
  const left = firstOfEachKind(candidates);
  const chosen: Candidate[] = [];
  const used = { days: new Map<number, number>(), parts: new Map<number, number>(), people: new Map<string, number>() };
  while (chosen.length < limit && left.length > 0) {
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    left.forEach((candidate, index) => {
      const { day, part, person } = kindOf(candidate);
      const cost = 100 * times(used.days, day) + 10 * times(used.parts, part) + times(used.people, person);
      if (cost < bestCost) [best, bestCost] = [index, cost];
    });
    const [next] = left.splice(best, 1) as [Candidate];
    const { day, part, person } = kindOf(next);
    used.days.set(day, times(used.days, day) + 1);
    used.parts.set(part, times(used.parts, part) + 1);
    used.people.set(person, times(used.people, person) + 1);
    chosen.push(next);
  }
  // Fewer kinds than were asked for: the rest are simply the next ones.
  for (const candidate of candidates) {
    if (chosen.length >= limit) break;
    if (!chosen.includes(candidate)) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function times<Key>(used: Map<Key, number>, key: Key): number {
  return used.get(key) ?? 0;
}

function kindOf({ wall, post }: Candidate): { day: number; part: number; person: string } {
  const timeOfDay = modulo(wall, DAY_MS);
  const part = timeOfDay < NOON_MS ? 0 : timeOfDay < EVENING_MS ? 1 : 2;
  return { day: Math.floor(wall / DAY_MS), part, person: post.practitioner.id };
}

function firstOfEachKind(candidates: readonly Candidate[]): Candidate[] {
  const firsts = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { day, part, person } = kindOf(candidate);
    const kind = `${day} ${part} ${person}`;
    if (!firsts.has(kind)) firsts.set(kind, candidate);
  }
  return [...firsts.values()];
}
