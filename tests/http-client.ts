import { randomUUID } from "node:crypto";

/** One patient's session with a server, over HTTP. */
export interface HttpSession {
  url: string;
  token: string;
  threadId: string;
}

export async function openSession(url: string, clinic = "riverside"): Promise<HttpSession> {
  const response = await fetch(`${url}/v1/chat/sessions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ clinic }),
  });
  if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
  const { token, threadId } = (await response.json()) as { token: string; threadId: string };
  return { url, token, threadId };
}

/** A JSON request in the session's name; the status, the body and the headers. */
export async function request(
  session: HttpSession,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${session.url}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${session.token}`,
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text), headers: response.headers };
}

/** The AG-UI request for a typed message. */
export const runInput = (threadId: string, text: string, runId: string = randomUUID()) => ({
  threadId,
  runId,
  state: {},
  messages: [{ id: randomUUID(), role: "user", content: text }],
  tools: [],
  context: [],
  forwardedProps: {},
});
