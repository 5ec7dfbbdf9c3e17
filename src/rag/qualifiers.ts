import type { Topic } from "./question-topics.ts";

/**
 * Words that say how or when about a thing named beside them. A passage that shares only these with a question ("free",
 * "next", "write") speaks of something else: free Wi-Fi is no answer to a free time.
 */
const QUALIFIERS = new Set(
  `free open next new old early late near far good bad best better fast slow quick big small same other first last full
  empty extra special whole main own real sure safe easy hard possible available ready alone together again later ahead
  write call ask send sent start begin end stop change keep hold turn run move bring show look try number list
  line point part side case minute minutes hour hours month months daily weekly usually`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Whether a topic is only such a word. What a concept recognised in the patient's words is a subject of its own. */
export function isQualifier({ unknown }: Pick<Topic, "unknown">): boolean {
  return unknown !== null && QUALIFIERS.has(unknown);
}
