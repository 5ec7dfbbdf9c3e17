import { Client } from "langsmith";
import { createGate, type Gate } from "./gate.ts";
import { UploadProblem } from "./upload-problem.ts";

const ENDPOINT = "https://api.smith.langchain.com";
const TIMEOUT_MS = 15_000;

export interface UploadAddress {
  apiKey: string;
  /** Absent: LangSmith's own cloud in the USA. */
  endpoint?: string | undefined;
}

/**
 * A client that takes nothing from the environment or a profile file and adds nothing of its own to a run, and the gate
 * it goes through. `Kind`: a subclass that narrows what it sends. Throws UploadProblem for an endpoint that is no URL.
 */
export function createUploadClient(
  { apiKey, endpoint = ENDPOINT }: UploadAddress,
  Kind: typeof Client = Client,
): { client: Client; gate: Gate } {
  const apiUrl = endpoint.trim().replace(/\/+$/, "");
  if (!URL.canParse(apiUrl)) {
    throw new UploadProblem(`LANGSMITH_ENDPOINT must be a URL such as ${ENDPOINT}, or unset; it is "${endpoint}".`);
  }
  const gate = createGate(apiUrl);
  const client = new Kind({
    apiKey,
    apiUrl,
    workspaceId: "",
    autoBatchTracing: false,
    omitTracedRuntimeInfo: true,
    tracingMode: "langsmith",
    tracingSamplingRate: 1,
    disablePromptCache: true,
    debug: false,
    timeout_ms: TIMEOUT_MS,
    callerOptions: { maxRetries: 2 },
    fetchImplementation: gate.fetch,
  });
  return { client, gate };
}
