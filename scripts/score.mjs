import { runOnProjectNode } from "../bin/project-node.mjs";

await runOnProjectNode(new URL("./score.ts", import.meta.url), import.meta.url);
