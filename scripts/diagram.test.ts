import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withDiagram } from "./diagram.ts";

it("docs/architecture.md shows the graph as it compiles now (mend: node scripts/diagram.ts)", async () => {
  const page = readFileSync(new URL("../docs/architecture.md", import.meta.url), "utf8");
  expect(page).toBe(await withDiagram(page));
});
