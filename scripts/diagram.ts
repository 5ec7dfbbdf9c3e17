import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unusedConversation } from "../src/graph/unused-conversation.ts";

const PAGE = fileURLToPath(new URL("../docs/architecture.md", import.meta.url));
const BLOCK = /(<!-- graph:begin -->\n)[\s\S]*?(<!-- graph:end -->)/;

/** The compiled conversation, with its agents opened up, as a Mermaid block. Nothing of it is run. */
export async function graphDiagram(): Promise<string> {
  const { graph } = unusedConversation();
  const drawable = await graph.getGraphAsync({ xray: true });
  const mermaid = drawable.drawMermaid({ withStyles: false, curveStyle: "linear" }).trim();
  return `\`\`\`mermaid\n${mermaid}\n\`\`\`\n`;
}

/** The page with the diagram as it is now in place of the one it holds. */
export async function withDiagram(page: string): Promise<string> {
  if (!BLOCK.test(page))
    throw new Error("docs/architecture.md has no <!-- graph:begin --> … <!-- graph:end --> block.");
  const diagram = await graphDiagram();
  return page.replace(BLOCK, (_, begin: string, end: string) => `${begin}${diagram}${end}`);
}

if (import.meta.main) writeFileSync(PAGE, await withDiagram(readFileSync(PAGE, "utf8")));
