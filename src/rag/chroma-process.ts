import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

// The process of the embedded Chroma: `node chroma-process.ts <command> <directory> <arguments>…`. The command fills the
// main thread, so the look-out for users of the directory is a thread of its own.
const [node, , command, directory, ...rest] = process.argv;
if (!node || !command || !directory) throw new Error("chroma-process needs a command and a directory");
new Worker(new URL("./chroma-lookout.ts", import.meta.url), { workerData: directory }).unref();
process.argv = [node, command, ...rest];
await import(pathToFileURL(command).href);
