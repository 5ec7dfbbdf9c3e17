// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { createPreload } from "./preload.ts";

it("begins to load each file once, with its digest, and nothing that was not built", () => {
  const preload = createPreload({
    chunks: [
      ["later.js", "sha384-later"],
      ["es.js", "sha384-es"],
    ],
    base: "https://agentcare.example/widget/c0ffee/agentcare-chat.js",
  });
  for (const name of ["later.js", "later.js", "other.js"]) preload(name);
  const links = [...document.head.querySelectorAll("link")];
  expect(links.map(({ rel, href, integrity, crossOrigin }) => [rel, href, integrity, crossOrigin])).toEqual([
    ["modulepreload", "https://agentcare.example/widget/c0ffee/later.js", "sha384-later", "anonymous"],
  ]);
});
