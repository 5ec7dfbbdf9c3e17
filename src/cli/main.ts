import { Command, CommanderError } from "commander";
import { DatabaseSetupError } from "../../db/roles.ts";
import { ConfigError } from "../config.ts";
import { Refusal } from "../scheduling/refusal.ts";
import { version } from "../version.ts";
import { addAppointments } from "./commands/appointments.ts";
import { addChat } from "./commands/chat.ts";
import { addEval } from "./commands/eval.ts";
import { addHandoffs } from "./commands/handoffs.ts";
import { addHealth } from "./commands/health.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addOpenApi } from "./commands/openapi.ts";
import { addSeed } from "./commands/seed.ts";
import { addServe } from "./commands/serve.ts";
import { addSlots } from "./commands/slots.ts";
import { addUnderstand } from "./commands/understand.ts";
import { addWaitlist } from "./commands/waitlist.ts";
import { addWhen } from "./commands/when.ts";
import { addWidget } from "./commands/widget.ts";
import { RefusedError, UsageError } from "./failure.ts";

const program = new Command("agentcare")
  .description("The front desk of a clinic, in conversation.")
  .version(version())
  .showHelpAfterError("Run it with --help to see how it is used.")
  .exitOverride();

// A command loads the database and the rest when it runs: help, and a word that is wrong, are answered at once.
for (const add of [
  addServe,
  addChat,
  addUnderstand,
  addWhen,
  addSlots,
  addAppointments,
  addEval,
  addHandoffs,
  addWaitlist,
  addMigrate,
  addSeed,
  addHealth,
  addOpenApi,
  addWidget,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Bad input 2, a refusal 1, a fault 1 with its message; help is no failure. */
function exitCodeOf(error: unknown): number {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`agentcare: ${message}\n`);
  if (error instanceof UsageError || error instanceof ConfigError) return 2;
  if (error instanceof RefusedError || error instanceof Refusal || error instanceof DatabaseSetupError) return 1;
  return 1;
}
