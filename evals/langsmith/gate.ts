import { type Failure, sayFailure, UploadProblem } from "./upload-problem.ts";

/** As much of an answer as is worth repeating. */
const SAID = 200;

/** The way out to one LangSmith, and how the last request on it went. */
export interface Gate {
  fetch: typeof fetch;
  /** Throws UploadProblem when the last request failed: the client only warns when runs are not taken. */
  check(): void;
}

/**
 * Lets requests to `endpoint` out and none elsewhere, not by a redirect either. No answer at all is an UploadProblem at
 * once; a refusal goes to the client, and is kept for `check`.
 */
export function createGate(endpoint: string): Gate {
  let failure: Failure | null = null;
  return {
    async fetch(input, init) {
      const url = String(input);
      if (!url.startsWith(`${endpoint}/`)) throw new UploadProblem(`${url} is not at ${endpoint}, so nothing is sent.`);
      const request = `${init?.method ?? "GET"} ${new URL(url).pathname}`;
      let response: Response;
      try {
        response = await fetch(input, { ...init, redirect: "error" });
      } catch (error) {
        failure = { request, endpoint, status: null, said: reasonOf(error) };
        throw new UploadProblem(sayFailure(failure), { cause: error });
      }
      if (response.ok) {
        failure = null;
        return response;
      }
      failure = { request, endpoint, status: response.status, said: (await response.clone().text()).slice(0, SAID) };
      // The client sleeps as long as a 429 tells it to, which may be hours.
      return response.status === 429 ? new Response(failure.said, { status: 503 }) : response;
    },
    check() {
      if (failure) throw new UploadProblem(sayFailure(failure));
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.message;
}
