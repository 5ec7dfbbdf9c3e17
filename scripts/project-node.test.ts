import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** Makes the Node that runs the test take itself for an old one; a process it starts does not. */
const AS_OLD_NODE = [
  "--import",
  `data:text/javascript,${encodeURIComponent('Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.1"}})')}`,
];

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "agentcare-old-node-"));
  await mkdir(join(project, "bin"));
  const shared = fileURLToPath(new URL("../bin/project-node.mjs", import.meta.url));
  await cp(shared, join(project, "bin/project-node.mjs"));
  await writeFile(
    join(project, "bin/start.mjs"),
    `import { runOnProjectNode } from "./project-node.mjs";
     await runOnProjectNode(new URL("./entry.ts", import.meta.url), import.meta.url);`,
  );
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function withEntry(source: string): Promise<void> {
  await writeFile(join(project, "bin/entry.ts"), source);
}

/** What `npm ci` puts there. */
async function installNode(version: string): Promise<void> {
  await mkdir(join(project, "node_modules/node/bin"), { recursive: true });
  await writeFile(join(project, "node_modules/node/package.json"), JSON.stringify({ name: "node", version }));
  await symlink(process.execPath, join(project, "node_modules/node/bin/node"));
}

function start(flags: string[], ...args: string[]) {
  const child = spawn(process.execPath, [...flags, join(project, "bin/start.mjs"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({ code, signal, stdout, stderr }),
  );
  return { child, ended };
}

describe("an entry point", () => {
  it("runs right here on a Node that is new enough", async () => {
    await withEntry("console.log(process.argv.slice(2).join());");
    expect(await start([], "a", "b").ended).toMatchObject({ code: 0, stdout: "a,b\n", stderr: "" });
  });

  it("says in one line what is wrong when an old Node finds no other", async () => {
    await withEntry("const unreachable: number = 1;");
    const { code, stdout, stderr } = await start(AS_OLD_NODE).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^AgentCare runs on Node 26, and this is Node 18\.20\.1\. Run `npm ci`.*`npm start`.*\n$/);
  });

  it("does not take another old Node for the right one", async () => {
    await withEntry("const unreachable: number = 1;");
    await installNode("24.1.0");
    expect(await start(AS_OLD_NODE).ended).toMatchObject({ code: 1, stdout: "" });
  });

  it("says so in one line and continues on the project's Node, arguments and exit code kept", async () => {
    await withEntry("const rest: string[] = process.argv.slice(2); console.log(rest.join()); process.exitCode = 3;");
    await installNode("26.10.0");
    const { code, stdout, stderr } = await start(AS_OLD_NODE, "a", "b").ended;
    expect({ code, stdout }).toEqual({ code: 3, stdout: "a,b\n" });
    expect(stderr).toMatch(
      /^AgentCare runs on Node 26, and this is Node 18\.20\.1: continuing with Node 26\.10\.0.*\n$/,
    );
  });

  it("passes SIGTERM on and ends as the project's Node ended", async () => {
    await withEntry(
      'process.on("SIGTERM", () => { console.log("drained"); process.exit(0); }); setInterval(() => {}, 1000); console.log("up");',
    );
    await installNode("26.10.0");
    const { child, ended } = start(AS_OLD_NODE);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, signal: null, stdout: expect.stringContaining("drained") });
  });
});
