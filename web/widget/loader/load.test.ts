// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { load, type Page } from "./load.ts";

const FILES = {
  chat: ["c0ffee/agentcare-chat.js", "sha384-chat"],
  frame: ["agentcare-frame.js", "sha384-frame"],
} as const;

afterEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
  document.querySelector("agentcare-frame")?.remove();
  vi.restoreAllMocks();
});

describe("the loader", () => {
  it("places one bubble, however often its tag runs", () => {
    const page: Page = {};
    for (let run = 0; run < 2; run++) load(aTag({ clinic: "pub_1", locale: "es", phone: "555-0100" }), page, FILES);
    const elements = document.querySelectorAll("agentcare-chat");
    expect(elements).toHaveLength(1);
    expect([...(elements[0]?.attributes ?? [])].map(({ name, value }) => [name, value])).toEqual([
      ["clinic", "pub_1"],
      ["locale", "es"],
      ["phone", "555-0100"],
      ["host", "https://agentcare.example"],
    ]);
  });

  it("places one for each clinic, in a corner of its own", () => {
    for (const clinic of ["pub_1", "pub_2"]) load(aTag({ clinic, position: "end" }), {}, FILES);
    const elements = [...document.querySelectorAll("agentcare-chat")];
    expect(elements.map((element) => element.getAttribute("position"))).toEqual(["end", "start"]);
  });

  it("only loads the widget where no clinic is named", () => {
    load(aTag({}), {}, FILES);
    expect(document.querySelector("agentcare-chat")).toBeNull();
    expect(document.querySelector("link[rel=modulepreload]")?.getAttribute("href")).toContain(FILES.chat[0]);
  });

  it("places an inline chat where its tag is", () => {
    const tag = aTag({ clinic: "pub_1", mode: "inline" });
    document.body.append(tag, document.createElement("footer"));
    load(tag, {}, FILES);
    load(tag, {}, FILES);
    expect([...document.body.children].map(({ localName }) => localName)).toEqual([
      "script",
      "agentcare-chat",
      "footer",
    ]);
  });

  it("loads the file of the mode from where it came itself, with its digest", () => {
    load(aTag({ clinic: "pub_1" }), {}, FILES);
    load(aTag({ clinic: "pub_1", mode: "iframe" }), {}, FILES);
    const links = [...document.head.querySelectorAll("link")];
    expect(links.map(({ rel, href, integrity, crossOrigin }) => [rel, href, integrity, crossOrigin])).toEqual([
      ["modulepreload", "https://agentcare.example/widget/c0ffee/agentcare-chat.js", "sha384-chat", "anonymous"],
      ["modulepreload", "https://agentcare.example/widget/agentcare-frame.js", "sha384-frame", "anonymous"],
    ]);
    expect(document.querySelector("agentcare-frame")?.getAttribute("clinic")).toBe("pub_1");
  });

  it("places a frame beside the body, which client-side navigation exchanges", () => {
    const run = () => load(aTag({ clinic: "pub_1", mode: "iframe" }), {}, FILES);
    run();
    const frame = document.querySelector("agentcare-frame");
    expect(frame?.parentNode).toBe(document.documentElement);
    document.body.replaceWith(document.createElement("body"));
    run();
    expect([...document.querySelectorAll("agentcare-frame")]).toEqual([frame]);
  });

  it.each([
    ["fetched", "onerror"],
    ["run", "onload"],
  ] as const)(
    "leaves the clinic's name and number to call where the widget cannot be %s, and says so once",
    async (_what, outcome) => {
      const said = vi.spyOn(console, "error").mockReturnValue();
      load(aTag({ clinic: "pub_1", name: "Riverside Health", phone: "(914) 555-0100" }), {}, FILES);
      expect(document.querySelector("agentcare-chat a")).toBe(null);
      // Nothing is to be had at that address.
      await document.querySelector("link")?.[outcome]?.(new Event(outcome));
      const call = document.querySelector<HTMLAnchorElement>("agentcare-chat a");
      expect([call?.textContent, call?.href]).toEqual(["Riverside Health (914) 555-0100", "tel:9145550100"]);
      expect(said.mock.calls).toEqual([[expect.stringMatching(/^\[AgentCare\] The chat could not be loaded/)]]);
    },
  );

  it("lets the page call at once, and leaves a queue that is there alone", () => {
    const page: Page = {};
    load(aTag({ clinic: "pub_1" }), page, FILES);
    page.AgentCare?.("open");
    expect(page.AgentCare?.q).toEqual([["open"]]);
    const before = page.AgentCare;
    load(aTag({ clinic: "pub_2" }), page, FILES);
    expect(page.AgentCare).toBe(before);
  });
});

function aTag(data: Record<string, string>): HTMLScriptElement {
  const script = document.createElement("script");
  // Only its address is read; nothing is to be fetched here.
  Object.defineProperty(script, "src", { value: "https://agentcare.example/widget/v1.js" });
  Object.assign(script.dataset, data);
  return script;
}
