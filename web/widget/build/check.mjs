// @ts-check
// `npm run widget:check`: builds the widget, prints what it weighs, and fails when that is too much.
import { budgetOf, budgetTable } from "./budget.mjs";
import { buildWidget } from "./build-widget.mjs";
import { DIST } from "./places.mjs";

const manifest = await buildWidget({ dist: DIST });
process.stdout.write(`${budgetTable(manifest)}\n`);
if (budgetOf(manifest).some(({ gzipBytes, limit }) => gzipBytes > limit)) process.exitCode = 1;
