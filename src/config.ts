import { z } from "zod";
import { weakness } from "./platform/secret-strength.ts";

/** Unset and empty mean the same: compose files and CI pass `NAME=` for what they leave alone. */
const unset = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(unset, schema);

const whole = (fallback: number, from: number, to: number) =>
  setting(
    z
      .string()
      .default(String(fallback))
      .transform((text, context) => {
        const value = /^\d{1,12}$/.test(text.trim()) ? Number(text) : Number.NaN;
        if (value >= from && value <= to) return value;
        context.addIssue({ code: "custom", message: `must be a whole number from ${from} to ${to}` });
        return z.NEVER;
      }),
  );

const fraction = (fallback: number) =>
  setting(
    z
      .string()
      .default(String(fallback))
      .transform((text, context) => {
        const value = /^(0|1|0?\.\d{1,6}|1\.0+|0\.\d{1,6})$/.test(text.trim()) ? Number(text) : Number.NaN;
        if (value >= 0 && value <= 1) return value;
        context.addIssue({ code: "custom", message: "must be a number from 0 to 1, such as 0.8" });
        return z.NEVER;
      }),
  );

// Messages name the form that is wanted and never repeat the value: a URL may hold a password.
const url = (schemes: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: `must be a URL such as ${example}`,
  });

const urlList = (fallback: string) =>
  setting(
    z
      .string()
      .default(fallback)
      .transform((text) => [
        ...new Set(
          text
            .split(",")
            .map((part) => part.trim().replace(/\/+$/, ""))
            .filter((part) => part !== ""),
        ),
      ])
      .pipe(z.array(url(["http:", "https:"], "http://127.0.0.1:11434")).min(1, "must name at least one server")),
  );

const flag = (fallback: boolean) => setting(z.stringbool({ error: "must be true or false" }).default(fallback));

/** `21:00-08:00`: from the first wall-clock time to the second, over midnight where that is the earlier; `none`: never. */
const clockSpan = (fallback: string) =>
  setting(
    z
      .string()
      .default(fallback)
      .transform((text, context) => {
        const time = "(?:[01]\\d|2[0-3]):[0-5]\\d";
        const match = new RegExp(`^(${time})-(${time})$`).exec(text.trim());
        if (match?.[1] && match[2] && match[1] !== match[2]) return Object.freeze({ from: match[1], to: match[2] });
        if (text.trim() === "none") return null;
        context.addIssue({ code: "custom", message: "must be two different times such as 21:00-08:00, or none" });
        return z.NEVER;
      }),
  );

const text = (fallback: string) => setting(z.string().trim().max(500).default(fallback));
const optionalText = () => setting(z.string().trim().max(500).optional());

/** The whole environment. `.env.example` lists the same names; a test keeps the two equal. */
export const Environment = z
  .object({
    NODE_ENV: setting(z.enum(["development", "production", "test"]).default("development")),
    HOST: text("127.0.0.1"),
    PORT: whole(3000, 0, 65_535),
    DATABASE_URL: setting(
      url(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/agentcare").optional(),
    ),
    DB_POOL_MAX: whole(10, 2, 200),
    REDIS_URL: setting(url(["redis:", "rediss:"], "redis://127.0.0.1:6379").optional()),
    CHROMA_URL: setting(url(["http:", "https:"], "http://127.0.0.1:8000").optional()),
    OLLAMA_URLS: urlList("http://127.0.0.1:11434"),
    OLLAMA_MODEL: text("llama3.2"),
    OLLAMA_EMBED_MODEL: text("nomic-embed-text"),
    AGENTCARE_DATA_DIR: text(".agentcare"),
    AGENTCARE_NOW: setting(
      z
        .string()
        .trim()
        .refine(isDateTime, {
          error: "must be an ISO date and time, such as 2026-03-02T09:00 or 2026-03-02T09:00:00Z",
        })
        .optional(),
    ),
    UNDERSTANDING: setting(z.enum(["cascade", "model-first", "rules"]).default("cascade")),
    UNDERSTANDING_THRESHOLD: fraction(0.8),
    LLM_FIRST_TOKEN_MS: whole(4_000, 50, 600_000),
    LLM_TOTAL_MS: whole(12_000, 100, 600_000),
    LLM_CONCURRENCY: whole(2, 1, 256),
    LLM_QUEUE: whole(8, 0, 10_000),
    SESSION_SECRET: setting(z.string().optional()),
    METRICS_TOKEN: setting(z.string().optional()),
    SESSION_TTL_MINUTES: whole(720, 5, 43_200),
    RATE_LIMIT_SESSION_PER_MINUTE: whole(60, 0, 1_000_000),
    RATE_LIMIT_ADDRESS_PER_MINUTE: whole(1_200, 0, 1_000_000),
    RATE_LIMIT_OPEN_PER_MINUTE: whole(300, 0, 1_000_000),
    TRUST_PROXY: whole(0, 0, 10),
    TURN_TIMEOUT_MS: whole(30_000, 1_000, 600_000),
    DRAIN_MS: whole(15_000, 0, 600_000),
    LOG_LEVEL: setting(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info")),
    SMTP_URL: setting(url(["smtp:", "smtps:"], "smtps://user:password@mail.example.org:465").optional()),
    SMTP_FROM: setting(
      z
        .string()
        .trim()
        .max(300)
        .refine((address) => /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(address), {
          error: "must be an address such as desk@clinic.example or Front Desk <desk@clinic.example>",
        })
        .optional(),
    ),
    SMS_NOTIFICATIONS: flag(false),
    SMS_URL: setting(url(["http:", "https:"], "https://sms.example.org/messages").optional()),
    SMS_TOKEN: optionalText(),
    SMS_FROM: setting(
      z
        .string()
        .trim()
        .refine((sender) => /^(?:\+[1-9]\d{6,14}|[A-Za-z0-9 ]{1,11})$/.test(sender), {
          error: "must be a number such as +15550100 or a name of up to 11 letters and digits",
        })
        .optional(),
    ),
    REMINDER_HOURS: whole(24, 1, 336),
    QUIET_HOURS: clockSpan("21:00-08:00"),
    OFFER_MINUTES: whole(30, 1, 1_440),
    OUTBOX_POLL_MS: whole(5_000, 50, 600_000),
    LANGSMITH_API_KEY: optionalText(),
    LANGSMITH_PROJECT: text("agentcare"),
  })
  .superRefine((environment, context) => {
    const complain = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    const production = environment.NODE_ENV === "production";
    if (production && environment.AGENTCARE_NOW !== undefined) {
      complain("AGENTCARE_NOW", "fixes the clock and is refused in production; unset it");
    }
    for (const name of ["SESSION_SECRET", "METRICS_TOKEN"] as const) {
      const weak = environment[name] === undefined ? null : weakness(environment[name]);
      if (weak) complain(name, `${weak}; make one with \`openssl rand -base64 48\``);
    }
    if (environment.SMTP_URL !== undefined && environment.SMTP_FROM === undefined) {
      complain("SMTP_FROM", "is needed with SMTP_URL: the address our mail comes from");
    }
    for (const name of ["SMS_URL", "SMS_TOKEN", "SMS_FROM"] as const) {
      if (environment.SMS_NOTIFICATIONS && environment[name] === undefined) {
        complain(name, "is needed while SMS_NOTIFICATIONS is true");
      }
    }
    if (environment.LLM_FIRST_TOKEN_MS > environment.LLM_TOTAL_MS) {
      complain("LLM_FIRST_TOKEN_MS", "must not be longer than LLM_TOTAL_MS");
    }
  });

export type Config = Readonly<z.infer<typeof Environment>>;

/** Names every bad variable, a line each, ready to print. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** What a process that signs session tokens needs on top; commands that sign none do without. */
const ServerEnvironment = Environment.superRefine(({ NODE_ENV, SESSION_SECRET }, context) => {
  if (NODE_ENV !== "production" || SESSION_SECRET !== undefined) return;
  const message = "is required in production; make one with `openssl rand -base64 48`";
  context.addIssue({ code: "custom", path: ["SESSION_SECRET"], message });
});

/** Reads and checks the environment once; frozen. `serves`: for a server, not for a command. Throws `ConfigError`. */
export function loadConfig(
  env: Record<string, string | undefined> = process.env,
  { serves = true }: { serves?: boolean } = {},
): Config {
  const parsed = (serves ? ServerEnvironment : Environment).safeParse(env);
  if (!parsed.success) throw new ConfigError(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  Object.freeze(parsed.data.OLLAMA_URLS);
  return Object.freeze(parsed.data);
}

/** Whether npm started this process (`npm start`). */
export const startedByNpm = (env: Record<string, string | undefined> = process.env): boolean =>
  env.npm_lifecycle_event !== undefined;

/** With an offset it is an instant; without one it is wall-clock time, in the zone its reader names. */
function isDateTime(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.test(value)) return false;
  try {
    Temporal.PlainDateTime.from(value.replace(/(Z|[+-]\d\d:\d\d)$/, ""), { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
