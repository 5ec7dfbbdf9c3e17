import { DAY_MS } from "./civil-day.ts";
import type { Candidate } from "./sweep.ts";
import type { TakenTime } from "./taken-time.ts";

/**
 * The order of starts: the earlier first. Of those at one instant the practitioner the patient knows comes first, then
 * whoever has least on that day. Where that is equal too, each conversation has a rotation of its own, the same every
 * time it looks: two that look at the same moment are not both sent to the same practitioner.
 */
export function byStartThenFairly(options: {
  taken: TakenTime;
  turn: string;
  preferredId?: string;
}): (a: Candidate, b: Candidate) => number {
  const { taken, turn, preferredId } = options;
  const ranks = new Map<string, number>();
  const rank = (practitionerId: string) => {
    let known = ranks.get(practitionerId);
    if (known === undefined) {
      known = scatter(`${turn} ${practitionerId}`);
      ranks.set(practitionerId, known);
    }
    return known;
  };
  const load = ({ post, start, wall }: Candidate) =>
    taken.loadOn(post.practitioner.id, Math.floor(wall / DAY_MS), wall - start);
  const stranger = ({ post }: Candidate) => (post.practitioner.id === preferredId ? 0 : 1);
  return (a, b) => {
    if (a.start !== b.start) return a.start - b.start;
    return (
      stranger(a) - stranger(b) || load(a) - load(b) || rank(a.post.practitioner.id) - rank(b.post.practitioner.id)
    );
  };
}

/** FNV-1a, 32 bits: spreads texts evenly, and the same text always lies in the same place. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // The last characters barely reach the high bits: one more round does.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
