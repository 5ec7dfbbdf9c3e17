import { expect, it, vi } from "vitest";
import { fetchClinicInfo } from "./clinic-info.ts";

const INFO = { name: "Riverside", phone: "555-0100", timeZone: "America/New_York", languages: ["en"], links: [] };
const ask = (answer: Response) =>
  fetchClinicInfo({ fetch: async () => answer, host: "https://chat.example", clinic: "pub_1" });

it("is what the server says of its clinic", async () => {
  expect(await ask(Response.json(INFO))).toEqual(INFO);
});

it("is asked for no longer than a time, in which an answer would have come", async () => {
  const late = new AbortController();
  const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(late.signal);
  const fetch = (_url: unknown, { signal }: RequestInit = {}) =>
    new Promise<Response>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  const asked = fetchClinicInfo({ fetch, host: "https://chat.example", clinic: "pub_1" });
  late.abort(new Error("late"));
  timeout.mockRestore();
  await expect(asked).rejects.toThrow("late");
});

it("is the server's reason where it refuses", async () => {
  const refusal = Response.json({ code: "clinic_unknown", detail: "No clinic has this key." }, { status: 404 });
  await expect(ask(refusal)).rejects.toMatchObject({ code: "clinic_unknown", message: "No clinic has this key." });
});

it.each([
  null,
  7,
  {},
  { ...INFO, phone: 5550100 },
  { ...INFO, languages: "en" },
  { ...INFO, links: [null] },
  { ...INFO, name: "x".repeat(100_000) },
])("is nothing that somebody else says in its place: %j", async (answer) => {
  await expect(ask(Response.json(answer))).rejects.toThrow(TypeError);
});
