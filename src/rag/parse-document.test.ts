import { describe, expect, it } from "vitest";
import { DocumentError, parseDocument } from "./parse-document.ts";

const sound = "---\ntitle: Parking\nslug: parking\neffective_from: 2026-01-01\n---\n\n# Where\n\nHere.\n";

describe("a document of the clinic", () => {
  it("is its front matter and its text", () => {
    expect(parseDocument("parking.md", sound)).toEqual({
      slug: "parking",
      title: "Parking",
      effectiveFrom: "2026-01-01",
      effectiveTo: null,
      body: "# Where\n\nHere.",
    });
  });

  it("may have a last day, Windows line ends and a byte order mark", () => {
    const source = `\uFEFF${sound.replace("2026-01-01", "2026-01-01\neffective_to: 2026-06-30").replaceAll("\n", "\r\n")}`;
    expect(parseDocument("parking.md", source)).toMatchObject({ effectiveTo: "2026-06-30", title: "Parking" });
  });

  it.each([
    ["no front matter", "# Parking\n", 'p.md:1: must begin with "---"'],
    ["front matter that never ends", "---\ntitle: Parking\n", "p.md:1: front matter is not closed"],
    ["no text", "---\ntitle: P\nslug: p\neffective_from: 2026-01-01\n---\n \n", "p.md:5: has no text"],
    ["a missing slug", "---\ntitle: P\neffective_from: 2026-01-01\n---\nx", 'p.md:1: "slug"'],
    [
      "a slug with spaces",
      "---\ntitle: P\nslug: p q\neffective_from: 2026-01-01\n---\nx",
      'p.md:3: "slug" must be kebab-case',
    ],
    [
      "a date that is none",
      "---\ntitle: P\nslug: p\neffective_from: 2026-02-30\n---\nx",
      'p.md:4: "effective_from" must be a date',
    ],
    [
      "an end before its beginning",
      "---\ntitle: P\nslug: p\neffective_from: 2026-02-01\neffective_to: 2026-01-01\n---\nx",
      'p.md:5: "effective_to" (2026-01-01) lies before',
    ],
    ["an unknown field", "---\ntitle: P\nslug: p\nauthor: me\neffective_from: 2026-02-01\n---\nx", 'p.md:4: "author"'],
    ["broken YAML", "---\ntitle: P\nslug: [p\n---\nx", "p.md:3: front matter is not YAML"],
    ["a NUL byte", "---\ntitle: P\nslug: p\neffective_from: 2026-02-01\n---\nx\0", "p.md:6: holds a NUL byte"],
  ])("with %s is refused with file, line and mend", (_, source, message) => {
    expect(() => parseDocument("p.md", source)).toThrow(DocumentError);
    expect(() => parseDocument("p.md", source)).toThrow(message);
  });
});
