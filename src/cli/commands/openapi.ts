import type { Command } from "commander";
import { version } from "../../version.ts";

export function addOpenApi(program: Command): void {
  program
    .command("openapi")
    .description("Print the HTTP interface as OpenAPI 3.1. Needs no database.")
    .action(async () => {
      const { openApiDocument } = await import("../../openapi.ts");
      process.stdout.write(`${JSON.stringify(await openApiDocument(version()), null, 2)}\n`);
    });
}
