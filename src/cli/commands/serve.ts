import type { Command } from "commander";

export function addServe(program: Command): void {
  program
    .command("serve")
    .description("Run the server. With nothing set it brings its own database and the demo clinics.")
    .option("--port <number>", "the port; PORT when absent")
    .action(async ({ port }: { port?: string }) => {
      if (port !== undefined) process.env.PORT = port;
      const { serve } = await import("../../server.ts");
      await serve();
    });
}
