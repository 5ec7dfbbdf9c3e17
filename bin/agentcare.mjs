#!/usr/bin/env node
import { runOnProjectNode } from "./project-node.mjs";

await runOnProjectNode(new URL("../src/cli/main.ts", import.meta.url), import.meta.url);
