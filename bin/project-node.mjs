// Plain JavaScript that old Nodes understand too: it decides which Node runs AgentCare.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REQUIRED_MAJOR = 26;

/**
 * Runs an entry point (a file URL) on Node 26 or newer: here when this is one, else in a process of the Node that
 * `npm ci` installed. An older Node without that one ends with one line and exit code 1. `shim` is the URL of
 * the script that was started; the other Node starts it again.
 */
export async function runOnProjectNode(entry, shim) {
  if (Number(process.versions.node.split(".")[0]) >= REQUIRED_MAJOR) {
    await import(entry.href);
    return;
  }
  const found = findProjectNode();
  const tooOld = `AgentCare runs on Node ${REQUIRED_MAJOR}, and this is Node ${process.versions.node}`;
  if (!found) {
    console.error(`${tooOld}. Run \`npm ci\`, which installs the right one, then \`npm start\` or \`npx agentcare\`.`);
    process.exitCode = 1;
    return;
  }
  console.error(`${tooOld}: continuing with Node ${found.version} from node_modules.`);
  runWith(found.path, shim);
}

function findProjectNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve("node/package.json");
    const path = join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
    const { version } = JSON.parse(readFileSync(manifest, "utf8"));
    return existsSync(path) && Number(version.split(".")[0]) >= REQUIRED_MAJOR ? { path, version } : undefined;
  } catch {
    return undefined;
  }
}

function runWith(node, shim) {
  const child = spawn(node, [fileURLToPath(shim), ...process.argv.slice(2)], { stdio: "inherit" });
  // Ctrl+C reaches the child from the terminal; what is sent to this process alone has to be passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`${node} could not be run (${error.message}). Run \`npm ci\` again.`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    if (signal === null) {
      process.exitCode = code;
      return;
    }
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
