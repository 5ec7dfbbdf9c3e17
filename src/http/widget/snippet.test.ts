import { describe, expect, it } from "vitest";
import { widgetSnippet } from "./snippet.ts";

const parts = {
  host: "https://chat.example",
  key: "pub_1",
  mode: "bubble" as const,
  clinic: { slug: "riverside", name: 'The "River" & Sons', phone: "555-0100" },
  loader: { file: "v1.cafe.js", integrity: "sha384-abc", bytes: 1, gzipBytes: 1 },
};

describe("widgetSnippet", () => {
  it("is one tag with the digest of what it loads, and a way for those without scripts", () => {
    expect(widgetSnippet(parts)).toBe(`<script async src="https://chat.example/widget/v1.cafe.js"
        integrity="sha384-abc"
        crossorigin="anonymous"
        data-clinic="pub_1"
        data-mode="bubble"
        data-locale="auto"
        data-position="end"
        data-name="The &quot;River&quot; &amp; Sons"
        data-phone="555-0100"></script>
<noscript><a href="https://chat.example/chat/riverside">The &quot;River&quot; &amp; Sons: 555-0100</a></noscript>`);
  });

  it("says the language and the corner that were asked for", () => {
    const text = widgetSnippet({ ...parts, locale: "es", position: "start" });
    expect(text).toContain('data-locale="es"\n        data-position="start"');
  });

  it("gives no digest of what may change", () => {
    const text = widgetSnippet({ ...parts, mutable: true });
    expect(text).toContain('src="https://chat.example/widget/v1.js"');
    expect(text).not.toContain("integrity");
  });
});
