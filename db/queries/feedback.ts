import type { Db } from "../client.ts";
import { feedback } from "../schema/index.ts";

/** Stores a rating of 1 to 5 with the comment, if any. */
export async function insertFeedback(tx: Db, row: typeof feedback.$inferInsert): Promise<void> {
  await tx.insert(feedback).values(row);
}
