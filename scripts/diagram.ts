import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConversationGraph } from "../src/graph/conversation.ts";
import { createTools } from "../src/tools/tools.ts";

const PAGE = fileURLToPath(new URL("../docs/architecture.md", import.meta.url));
const BLOCK = /(<!-- graph:begin -->\n)[\s\S]*?(<!-- graph:end -->)/;

/** The compiled conversation, with its agents opened up, as a Mermaid block. Nothing of it is run. */
export async function graphDiagram(): Promise<string> {
  const unused = () => Promise.reject(new Error("The diagram runs nothing."));
  const graph = createConversationGraph({
    understand: unused,
    directory: unused,
    tools: createTools({
      // Only the tools' names and shapes are drawn; a call would reject as `unused` does.
      scheduling: new Proxy({}, { get: () => unused }) as Parameters<typeof createTools>[0]["scheduling"],
      identity: { requestCode: unused, checkCode: unused },
      waitlist: new Proxy({}, { get: () => unused }) as Parameters<typeof createTools>[0]["waitlist"],
      setMessages: unused,
      answer: unused,
      queueHandoff: unused,
      updateHandoff: unused,
      report: () => {},
    }),
  });
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
