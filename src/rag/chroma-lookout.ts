import { existsSync } from "node:fs";
import { join } from "node:path";
import { workerData } from "node:worker_threads";
import { tryExclusiveLock } from "../../db/embedded/file-lock.ts";

/** How long a Chroma whose users were all killed lives on, at most. */
const LOOK_EVERY_MS = 2_000;

const directory = String(workerData);

/** Users hold `users.lock`; the kernel lets go of it however they end. Who starts or joins holds `turn.lock` meanwhile. */
function isAbandoned(): boolean {
  if (!existsSync(directory)) return true;
  const turn = tryExclusiveLock(join(directory, "turn.lock"));
  if (!turn) return false;
  const alone = tryExclusiveLock(join(directory, "users.lock"));
  if (!alone) turn.release();
  // Both stay held until the process is gone, so that nobody joins it on its way out.
  return alone !== undefined;
}

setInterval(() => {
  if (isAbandoned()) process.kill(process.pid, "SIGKILL");
}, LOOK_EVERY_MS);
