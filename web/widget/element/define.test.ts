// @vitest-environment happy-dom
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { ApiHolder } from "./public-api.ts";

const page = window as unknown as ApiHolder;
const asked: string[] = [];

/** A server with one clinic, which answers everything with a greeting. */
async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = new URL(String(input));
  asked.push(`${init?.method ?? "GET"} ${url.pathname}`);
  if (url.pathname === "/v1/widget/pub_1") {
    const info = { name: "Riverside", phone: "555-0100", timeZone: "UTC", emergencyNumber: "911" };
    return Response.json({ ...info, languages: ["en"], links: [] });
  }
  if (url.pathname === "/v1/chat/sessions") return Response.json({ token: "secret", threadId: "t1" }, { status: 201 });
  const events = [
    { type: "TEXT_MESSAGE_START", messageId: "m1" },
    { type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: "Good morning" },
    { type: "TEXT_MESSAGE_END", messageId: "m1" },
    { type: "RUN_FINISHED" },
  ];
  const frames = events.map((event, index) => `id: r:${index + 1}\ndata: ${JSON.stringify(event)}\n\n`);
  return new Response(frames.join(""), { headers: { "Content-Type": "text/event-stream" } });
}

beforeAll(async () => {
  vi.stubGlobal("fetch", answer);
  vi.stubGlobal("__WIDGET_CHUNKS__", []);
  const queue: ApiHolder["AgentCare"] = Object.assign((...call: unknown[]) => void queued.push(call), { q: [] });
  const queued: unknown[][] = [];
  queue.q = queued;
  page.AgentCare = queue;
  page.AgentCare("sendMessage", "Hello");
  await import("./define.ts");
});
afterEach(() => document.body.replaceChildren());

it("is a whole conversation, from the page's early call to the answer", async () => {
  const element = document.createElement("agentcare-chat");
  element.setAttribute("clinic", "pub_1");
  element.setAttribute("host", "https://agentcare.example");
  const answered = new Promise<void>((resolve) => {
    page.AgentCare?.("on", "message", (detail: { role: string }) => detail.role === "assistant" && resolve());
  });
  document.body.append(element);
  await answered;
  await vi.waitFor(() => expect(element.shadowRoot?.textContent).toContain("Good morning"));
  expect(element.shadowRoot?.textContent).toContain("Hello");
  expect(asked).toEqual(["GET /v1/widget/pub_1", "POST /v1/chat/sessions", "POST /v1/chat/runs"]);
});
