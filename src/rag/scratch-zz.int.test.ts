import { readFileSync, writeFileSync } from "node:fs";
import { it } from "vitest";
import { connect } from "../../db/client.ts";
import { testDatabase } from "../../tests/database.ts";
import { createAnswerer } from "./answer.ts";
import { ingest } from "./ingest.ts";
import { readFolder } from "./ingest-folder.ts";
import { createRetriever } from "./retrieve.ts";
import { aClinic } from "./testing/a-clinic.ts";
import * as demo from "./testing/demo-questions.ts";
const NOW = new Date("2026-03-02T14:00:00Z");
it("measures", async () => {
  const database = await testDatabase();
  const app = connect(database.url, { max: 3 });
  const clinicId = await aClinic(database.ownerUrl);
  await ingest({ db: app.db, clinicId, documents: await readFolder(new URL("../../db/seed/knowledge/riverside/", import.meta.url)), now: () => NOW });
  const retriever = createRetriever({ db: app.db, now: () => NOW });
  const answerer = createAnswerer({ retriever });
  const sets: Record<string, [string, ...string[]][]> = JSON.parse(readFileSync("/tmp/t/faq-q.json", "utf8"));
  const D = demo as unknown as Record<string, any>;
  for (const k of Object.keys(D)) sets[`demo ${k}`] = D[k].map((q: any) => (typeof q === "string" ? [q] : q));
  let out = "";
  for (const [name, qs] of Object.entries(sets)) {
    let ok = 0; let text = "";
    for (const [q0, ...slugs] of qs) {
      const [question = "", about] = q0.split(" @@ ");
      const r: any = await answerer.answer({ clinicId, question, about } as any);
      const got = r.kind === "answer" ? r.sources[0].slug : "unknown";
      const good = slugs.length === 0 ? got === "unknown" : slugs.includes(got);
      if (good) ok++;
      if (!name.startsWith("demo") || !good) {
        const { passages, topics } = await retriever.retrieve({ clinicId, question });
        text += `${good ? "  " : "X "}${q0}\n      → ${got}${r.kind === "answer" ? `: ${r.text}` : ""}\n      ${passages.slice(0,2).map((p) => `${p.documentSlug} ${p.score.toFixed(2)}`).join(", ")} | ${topics.map((t: any) => `${t.terms[0]}${t.isMissing ? "!" : ""}${t.isQualifier ? "~" : ""} ${t.weight.toFixed(1)}`).join(", ")}\n`;
      }
    }
    out += `## ${name}: ${ok}/${qs.length}\n${text}`;
  }
  writeFileSync("/tmp/t/faq-out.txt", out);
  await app.close(); await database.close();
}, 120000);
