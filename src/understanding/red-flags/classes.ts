import { type CareLevel, RED_FLAGS, type RedFlagTier } from "./phrases.ts";

export type RedFlagClass = keyof typeof RED_FLAGS;

export const RED_FLAG_CLASSES = Object.keys(RED_FLAGS) as readonly RedFlagClass[];

export interface RedFlagHit {
  class: RedFlagClass;
  level: CareLevel;
  tier: RedFlagTier;
  /** Asked about, not happening: the fixed text is said, and the question is still answered. */
  soft: boolean;
}

export const hitOf = (name: RedFlagClass, soft: boolean): RedFlagHit => {
  const { level, tier } = RED_FLAGS[name];
  return { class: name, level, tier, soft };
};
