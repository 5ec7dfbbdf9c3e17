/** A piece of a clinic's documents that may answer a question. */
export interface Passage {
  chunkId: string;
  /** Its place in the document, from 0. */
  ordinal: number;
  documentSlug: string;
  title: string;
  /** The section's heading; "" under the title itself. */
  heading: string;
  text: string;
  /** How far it speaks of what was asked, 0 to 1. */
  score: number;
  /** First day of its document, `YYYY-MM-DD`. */
  effectiveFrom: string;
}
