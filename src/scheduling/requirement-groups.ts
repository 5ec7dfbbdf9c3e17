/** A requirement group as seen at one time and place: which members are free then, in order of preference. */
export interface GroupChoice {
  kind: "room" | "device";
  label: string;
  free: readonly string[];
}

/**
 * One free member for every group, no member twice: all or none. Returns the ids in the order of the groups, or the
 * first group that cannot be served. Small groups, so a depth-first search finds an assignment whenever one exists.
 */
export function chooseMembers(groups: readonly GroupChoice[]): { chosen: string[] } | { lacking: GroupChoice } {
  const chosen: string[] = [];
  let deepest = 0;
  const serve = (index: number): boolean => {
    const group = groups[index];
    if (!group) return true;
    deepest = Math.max(deepest, index);
    for (const member of group.free) {
      if (chosen.includes(member)) continue;
      chosen.push(member);
      if (serve(index + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return serve(0) ? { chosen } : { lacking: groups[deepest] as GroupChoice };
}
