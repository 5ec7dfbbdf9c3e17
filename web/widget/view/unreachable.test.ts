// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { mount } from "./mount.tsx";

// As when the server is gone between the page and the first look into the chat.
vi.mock("./later.ts", () => Promise.reject(new Error("No network.")));

it("leaves a sentence and the phone number where the inside of the panel does not arrive", async () => {
  const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  const never = () => Promise.reject(new Error("Nobody may ask."));
  mount(root, {
    clinic: { name: "Riverside", phone: "(555) 010-0100", timeZone: "UTC", languages: ["en"], links: [] },
    // Nothing of a conversation is needed to say so.
    store: { state: undefined as never, subscribe: () => () => {} },
    conversation: new Proxy({} as never, { get: () => never }),
    strings: en,
    locale: "en",
    mode: "inline",
    position: "end",
    now: Date.now,
    tell: () => {},
  });
  await vi.waitFor(() => expect(root.querySelector(".notice")?.textContent).toContain(en.unavailable));
  expect(root.querySelector(".notice a")?.getAttribute("href")).toBe("tel:5550100100");
});
