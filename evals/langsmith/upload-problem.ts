/** An upload could not be made, or not to its end; the message names the mend. The run it is of is stored all the same. */
export class UploadProblem extends Error {
  override readonly name = "UploadProblem";
  /** LangSmith's client tries again after any error but those of this code. */
  readonly code = "ECONNABORTED";
}

/** What a request came to that was not answered as hoped. `status` null: there was no answer at all. */
export interface Failure {
  request: string;
  endpoint: string;
  status: number | null;
  /** Why there was no answer, or what the answer said. */
  said: string;
}

/** In plain words, with what can be done about it. */
export function sayFailure({ request, endpoint, status, said }: Failure): string {
  if (status === null) {
    return `LangSmith cannot be reached at ${endpoint} (${said}). Look at the network and at LANGSMITH_ENDPOINT, then upload again.`;
  }
  const answered = `${status} to ${request}${said === "" ? "" : `: ${said}`}`;
  if (status === 401 || status === 403) {
    return `LangSmith refused the key in LANGSMITH_API_KEY (${answered}). Take a key of the workspace that is meant, from its settings.`;
  }
  if (status === 404) {
    return `${endpoint} does not know what was asked of it (${answered}). Look at LANGSMITH_ENDPOINT, e.g. https://eu.api.smith.langchain.com.`;
  }
  if (status === 429 || status >= 500) return `LangSmith is in trouble or busy (${answered}). Upload again later.`;
  return `LangSmith did not take what was sent (${answered}). Upload again; if it stays so, its version and this one do not fit.`;
}
