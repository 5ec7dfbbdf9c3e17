import { runOnProjectNode } from "../bin/project-node.mjs";

await runOnProjectNode(new URL("../bench/run.ts", import.meta.url), import.meta.url);
