import type { Command } from "commander";
import { wholeNumber } from "../session.ts";

export function addServe(program: Command): void {
  program
    .command("serve")
    .description("Run the server. With nothing set it brings its own database and the demo clinics.")
    .option("--port <number>", "the port; PORT when absent")
    .action(async ({ port }: { port?: string }) => {
      const chosen = port === undefined ? undefined : wholeNumber("port", port, { from: 0, to: 65_535 });
      const { serve } = await import("../../server.ts");
      await serve({ port: chosen });
    });
}
