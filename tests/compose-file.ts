import { z } from "zod";

const Service = z.strictObject({
  image: z.string().optional(),
  build: z.strictObject({ context: z.literal("."), target: z.string() }).optional(),
  user: z.string().optional(),
  init: z.boolean().optional(),
  restart: z.literal("unless-stopped"),
  stop_grace_period: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).min(1),
  volumes: z.array(z.string()).default([]),
  cap_drop: z.array(z.literal("ALL")).length(1),
  security_opt: z.array(z.literal("no-new-privileges:true")).length(1),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.enum(["service_healthy", "service_started"]) }))
    .default({}),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
      start_period: z.string().optional(),
    })
    .optional(),
});
/** docker-compose.yml, strictly: a key that no check looks at is an error. */
export const ComposeFile = z.strictObject({
  name: z.literal("agentcare"),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.strictObject({ internal: z.literal(true) }).nullable()),
  volumes: z.record(z.string(), z.null()),
});

export type ComposeService = z.infer<typeof Service>;

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}` as compose fills them in; throws for what has to be given. */
export function fillIn(text: string, given: Record<string, string> = {}): string {
  return text.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = "") => {
    const value = given[name];
    if (value) return value;
    if (kind === "-") return rest;
    throw new Error(`${name} is required: ${rest}`);
  });
}
