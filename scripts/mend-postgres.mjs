// Plain JavaScript: npm runs this after every install, on whatever Node it has.
//
// postgres.js 3.4.9 holds small writes back for a turn of the event loop. A connection that is lost in that turn keeps
// the note that a write is due, so it never writes again: each later use of it waits for its connect timeout, and
// fails. It also keeps the server's last words, and tells them to the next query. An outage that takes several
// connections at once does both. The three statements below forget what belonged to the lost socket
// (porsager/postgres, pull requests 1209 and 1215, open in November 2026).
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "3.4.9";
const FILES = ["src/connection.js", "cjs/src/connection.js"];
const MENDS = [
  {
    before: "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)\n",
    after:
      "    clearImmediate(nextWriteTimer)\n    nextWriteTimer = chunk = errorResponse = null\n    socket.removeListener('data', data)\n",
  },
  {
    before: "    clearImmediate(nextWriteTimer)\n    if (socket) {\n",
    after: "    clearImmediate(nextWriteTimer)\n    nextWriteTimer = chunk = null\n    if (socket) {\n",
  },
];

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules", "postgres");
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
if (version !== VERSION) {
  fail(
    `it is for postgres ${VERSION}, and ${version} is installed. If that one has the mend, drop this script; else adapt it.`,
  );
}
for (const file of FILES) mend(join(folder, file));

function mend(path) {
  let text = readFileSync(path, "utf8");
  for (const { before, after } of MENDS) {
    if (text.includes(after)) continue;
    if (!text.includes(before)) fail(`${path} does not read as expected. Install postgres ${VERSION} anew: npm ci.`);
    text = text.replace(before, after);
  }
  writeFileSync(path, text);
}

function fail(why) {
  console.error(`scripts/mend-postgres.mjs: ${why}`);
  process.exit(1);
}
