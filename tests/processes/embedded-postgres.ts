import { createInterface } from "node:readline";
import { startEmbeddedPostgres } from "../../db/embedded.ts";

/**
 * A process that uses the embedded database of the folder in its first argument. It prints one line of JSON when
 * the database is up, and obeys lines on stdin: `stop` leaves in order, `exit` ends without leaving.
 */
const [, , dataDir = ""] = process.argv;
const { url, port, joined, stop } = await startEmbeddedPostgres({ dataDir });
console.log(JSON.stringify({ url, port, joined }));
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "stop") await stop();
  process.exit(0);
}
