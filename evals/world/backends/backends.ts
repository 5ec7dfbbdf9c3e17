import { type FakeOllama, refusingUrl, startFakeOllama } from "../../../src/llm/testing/fake-ollama.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import { FAKE_MODELS, isFakeModel } from "./fake-models.ts";

/** What understands the patient beside the rules: nothing, a fake model, or a real one. */
export interface Backend {
  name: string;
  /** Environment of the systems that run on it. */
  env: Readonly<Record<string, string>>;
  /** The server of a fake model, which can be made to misbehave; null: there is none. */
  fake: FakeOllama | null;
  /** Whose words the next messages are read in, and on which clock. A model is well again from here on. */
  begin(clinic: ClinicDirectory, now: () => Date): Promise<void>;
  close(): Promise<void>;
}

/** The unknown backend, or one that does not answer; the message names the mend. */
export class BackendMissing extends Error {
  override readonly name = "BackendMissing";
}

const KNOWN = `rules, ${Object.keys(FAKE_MODELS)
  .map((name) => `fake-model:${name}`)
  .join(", ")}, ollama:<model>`;

/**
 * @param name `rules`, `fake-model:<name>` or `ollama:<model>`.
 * @param env Where OLLAMA_URLS is looked up for a real model.
 * @throws BackendMissing for another name, and for a model whose server does not answer or does not have it.
 */
export async function openBackend(name: string, env: Readonly<Record<string, string | undefined>>): Promise<Backend> {
  if (name === "rules") return rulesAlone();
  const [kind, model = ""] = name.split(/:(.*)/s);
  if (kind === "fake-model" && isFakeModel(model)) return fakeModel(model);
  if (kind === "ollama" && model !== "") return realModel(model, env.OLLAMA_URLS ?? "http://127.0.0.1:11434");
  throw new BackendMissing(`There is no backend "${name}". Choose one of ${KNOWN}.`);
}

async function rulesAlone(): Promise<Backend> {
  const env = { UNDERSTANDING: "rules", OLLAMA_URLS: await refusingUrl() };
  return { name: "rules", env, fake: null, begin: async () => {}, close: async () => {} };
}

/** Short enough that a model that says nothing costs little; long enough for a busy machine. */
const FAKE_ENV = { LLM_FIRST_TOKEN_MS: "400", LLM_TOTAL_MS: "1500" };

async function fakeModel(model: keyof typeof FAKE_MODELS): Promise<Backend> {
  const { behaviour, says } = FAKE_MODELS[model];
  let at: { clinic: ClinicDirectory; now: () => Date } | null = null;
  const fake = await startFakeOllama({
    behaviour,
    delayMs: 4,
    answer: (body) => (at ? says(userIn(body), { clinic: at.clinic, now: wallClock(at) }) : "{}"),
  });
  return {
    name: `fake-model:${model}`,
    env: { ...FAKE_ENV, UNDERSTANDING: "cascade", OLLAMA_URLS: fake.url },
    fake,
    async begin(clinic, now) {
      at = { clinic, now };
      await fake.setBehaviour(behaviour);
    },
    close: () => fake.close(),
  };
}

async function realModel(model: string, urls: string): Promise<Backend> {
  const [url = ""] = urls.split(",");
  const mend = `Start it with \`ollama serve\`, or set OLLAMA_URLS to where it runs.`;
  const listed = await fetch(`${url.trim().replace(/\/+$/, "")}/api/tags`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => response.json())
    .catch((cause: unknown) => {
      throw new BackendMissing(`No Ollama answers at ${url}. ${mend}`, { cause });
    });
  const names = modelNames(listed);
  if (!names.some((known) => known === model || known === `${model}:latest`)) {
    const has = names.length > 0 ? `It has ${names.join(", ")}.` : "It has none.";
    throw new BackendMissing(`Ollama at ${url} does not have ${model}. ${has} Run: ollama pull ${model}`);
  }
  const env = { UNDERSTANDING: "cascade", OLLAMA_URLS: urls, OLLAMA_MODEL: model };
  return { name: `ollama:${model}`, env, fake: null, begin: async () => {}, close: async () => {} };
}

function modelNames(listed: unknown): string[] {
  const models = typeof listed === "object" && listed !== null && "models" in listed ? listed.models : [];
  if (!Array.isArray(models)) return [];
  return models.flatMap((item: unknown) =>
    typeof item === "object" && item !== null && "name" in item && typeof item.name === "string" ? [item.name] : [],
  );
}

/** What the user's turns of a request to `/api/chat` say, the last one first looked at. */
function userIn(body: unknown): string {
  const messages = typeof body === "object" && body !== null && "messages" in body ? body.messages : [];
  if (!Array.isArray(messages)) return "";
  const said = messages.filter((message: { role?: unknown }) => message.role === "user");
  return String((said[0] as { content?: unknown } | undefined)?.content ?? "");
}

function wallClock({ clinic, now }: { clinic: ClinicDirectory; now: () => Date }): string {
  return Temporal.Instant.fromEpochMilliseconds(now().getTime())
    .toZonedDateTimeISO(clinic.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });
}
