import type { Command } from "commander";

export function addOpenApi(program: Command): void {
  program
    .command("openapi")
    .description("Print the HTTP interface as OpenAPI 3.1. Needs no database.")
    .action(async () => {
      const { openApiDocument } = await import("../../app.ts");
      process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
    });
}
