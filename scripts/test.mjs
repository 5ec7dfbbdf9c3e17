import { runOnProjectNode } from "../bin/project-node.mjs";

await runOnProjectNode(new URL("./test.ts", import.meta.url), import.meta.url);
