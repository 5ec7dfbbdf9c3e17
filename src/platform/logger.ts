import { type DestinationStream, pino } from "pino";

/** What a log line may carry: ids, codes, counts and times. There is no field for words anybody wrote. */
export interface LogFields {
  requestId?: string;
  clinicId?: string;
  threadId?: string;
  runId?: string;
  messageId?: string;
  /** Route pattern with its parameters unfilled, never a path. */
  route?: string;
  method?: string;
  status?: number;
  durationMs?: number;
  count?: number;
  bytes?: number;
  attempt?: number;
  port?: number;
  host?: string;
  pid?: number;
  /** A stable code: of a refusal, a problem, a failure. */
  code?: string;
  /** The part of the system it is about: `redis`, `database`, `model`. */
  part?: string;
  /** From one closed list to another: `closed`, `open`. */
  state?: string;
  tier?: string;
  agent?: string;
  tool?: string;
  model?: string;
  version?: string;
  error?: unknown;
}

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

/** Typed events with allow-listed fields. `event` is a fixed name such as `run_failed`, never a sentence. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  child(fields: LogFields): Logger;
}

/** JSON lines to standard error unless told otherwise: standard output belongs to the commands. */
export function createLogger({ level, destination }: { level: LogLevel; destination?: DestinationStream }): Logger {
  const options = { level, base: null, messageKey: "event", timestamp: pino.stdTimeFunctions.isoTime };
  const sink = pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
  return withFields(sink, {});
}

export const silentLogger: Logger = createLogger({ level: "silent" });

function withFields(sink: pino.Logger, bound: LogFields): Logger {
  const write = (level: "debug" | "info" | "warn" | "error") => (event: string, fields?: LogFields) =>
    sink[level](allowed({ ...bound, ...fields }), eventName(event));
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    child: (fields) => withFields(sink, { ...bound, ...fields }),
  };
}

const TEXT_FIELDS: readonly (keyof LogFields)[] = [
  ...(["requestId", "clinicId", "threadId", "runId", "messageId", "route", "method", "host", "code"] as const),
  ...(["part", "state", "tier", "agent", "tool", "model", "version"] as const),
];
const NUMBER_FIELDS: readonly (keyof LogFields)[] = [
  "status",
  "durationMs",
  "count",
  "bytes",
  "attempt",
  "port",
  "pid",
];
const TEXT: ReadonlySet<string> = new Set(TEXT_FIELDS);
const NUMBERS: ReadonlySet<string> = new Set(NUMBER_FIELDS);
// Ids, codes, versions and route patterns need no spaces or quotes; prose does.
const PLAIN = /^[\w.:/{}*@+\-[\]]{1,200}$/;

/** The types already say it; this holds at run time too, for values that came through a cast. */
function allowed(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (name === "error") line.error = describeError(value);
    else if (TEXT.has(name) && typeof value === "string") line[name] = PLAIN.test(value) ? value : "[withheld]";
    else if (NUMBERS.has(name) && typeof value === "number") line[name] = value;
  }
  return line;
}

const eventName = (event: string) => (/^[a-z][a-z0-9_.]{0,79}$/.test(event) ? event : "unnamed_event");

/** What may be said of a failure: never its message, which can hold a query's parameters or a patient's words. */
export interface ErrorDescription {
  name: string;
  code?: string;
  constraint?: string;
  syscall?: string;
  /** Where it was thrown, innermost first. */
  at?: string[];
  cause?: ErrorDescription;
}

/** Name, code (SQLSTATE or system), constraint and stack frames of an error and its causes. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const description: ErrorDescription = { name: plain(error.name) ?? "Error" };
  const details: Record<string, unknown> = { ...error };
  const code = plain(details.code);
  if (code) description.code = code;
  const constraint = plain(details.constraint ?? details.constraint_name);
  if (constraint) description.constraint = constraint;
  const syscall = plain(details.syscall);
  if (syscall) description.syscall = syscall;
  const at = frames(error);
  if (at.length > 0) description.at = at;
  if (error.cause !== undefined && depth < 4) description.cause = describeError(error.cause, depth + 1);
  return description;
}

const plain = (value: unknown) => (typeof value === "string" && PLAIN.test(value) ? value : undefined);

const FRAME = /^at (?:async )?(?:[\w$.<>[\] ]{1,120} )?\(?(?:file:|node:|\/|[A-Za-z]:\\)[^()"']{1,300}:\d+:\d+\)?$/;

/** `stack` begins with the message, which may itself hold line breaks and look like a frame: it is cut off first. */
function frames({ stack = "", message }: Error): string[] {
  const after = message === "" ? 0 : stack.indexOf(message);
  if (after < 0) return [];
  const lines = stack.slice(after + message.length).split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line))
    .slice(0, 8);
}
