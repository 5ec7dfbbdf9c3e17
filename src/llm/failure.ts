/** What the caller can act on. */
export type LlmFailureCode =
  | "unavailable"
  | "overloaded"
  | "deadline_first_token"
  | "deadline_total"
  | "unusable"
  | "model_missing"
  | "cancelled";

/** What went wrong, for operators: a closed list, so that it may be logged and counted. */
export type LlmFailureReason =
  | "no_server"
  | "connection"
  | "probe"
  | "loading"
  | "busy"
  | "status"
  | "redirect"
  | "not_ollama"
  | "server_error"
  | "truncated"
  | "malformed"
  | "too_large"
  | "empty"
  | "length"
  | "schema"
  | "queue_full"
  | "queue_wait"
  | "deadline"
  | "model_missing"
  | "cancelled";

const sentences: Record<LlmFailureReason, string> = {
  no_server: "No Ollama server can be used now. Check that one runs and that OLLAMA_URLS names it.",
  connection: "The connection to the Ollama server failed.",
  probe: "The Ollama server does not answer its probe.",
  loading: "The Ollama server is still loading the model.",
  busy: "The Ollama server is busy.",
  status: "The Ollama server answered with an error status.",
  redirect: "The Ollama server answered with a redirect, which is refused. Name the final address in OLLAMA_URLS.",
  not_ollama: "The answer does not come from an Ollama server. Check OLLAMA_URLS.",
  server_error: "The Ollama server reported an error in its answer.",
  truncated: "The answer ended before it was complete.",
  malformed: "The answer does not follow Ollama's protocol.",
  too_large: "The answer is larger than allowed.",
  empty: "The model answered with nothing.",
  length: "The model's answer was cut off at its length limit.",
  schema: "The model's answer does not fit the schema.",
  queue_full: "Too many model calls are waiting.",
  queue_wait: "The call waited too long for its turn.",
  deadline: "The model did not answer in time.",
  model_missing:
    "The model is not installed on any Ollama server. Pull it, or change OLLAMA_MODEL or OLLAMA_EMBED_MODEL.",
  cancelled: "The call was cancelled.",
};

/**
 * The only error a model call throws. The message is one of a fixed list and there is no cause, so it may be logged:
 * it never holds words of the prompt, of the answer or of the server.
 */
export class LlmFailure extends Error {
  override readonly name = "LlmFailure";
  readonly code: LlmFailureCode;
  readonly reason: LlmFailureReason;
  constructor(code: LlmFailureCode, reason: LlmFailureReason) {
    super(sentences[reason]);
    this.code = code;
    this.reason = reason;
  }
}

const elsewhere: ReadonlySet<LlmFailureReason> = new Set([
  "connection",
  "probe",
  "loading",
  "busy",
  "status",
  "redirect",
  "not_ollama",
  "server_error",
  "truncated",
  "malformed",
  "deadline",
  "model_missing",
]);

/** True when another server may well do better, provided that nothing of the answer was used yet. */
export function mayWorkElsewhere(failure: LlmFailure): boolean {
  return failure.code !== "deadline_total" && elsewhere.has(failure.reason);
}

/** True when the same server may well do better a moment later. */
export function mayPass(failure: LlmFailure): boolean {
  return failure.reason === "connection" || failure.reason === "busy";
}

/**
 * What a failure says about the server that gave it: nothing when the caller left, and no harm when only the words
 * of the answer were at fault, because patients choose the prompt and must not be able to open the breaker with it.
 */
export function verdictOn(failure: LlmFailure): "success" | "failure" | "release" {
  if (failure.code === "cancelled" || failure.reason === "model_missing" || failure.reason === "loading")
    return "release";
  const wordsOnly: LlmFailureReason[] = ["empty", "length", "schema", "too_large"];
  return wordsOnly.includes(failure.reason) ? "success" : "failure";
}
