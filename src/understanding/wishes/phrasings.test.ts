import { describe, expect, it } from "vitest";
import { contextOf, lexicon } from "../testing/fixtures.ts";
import { DESK_PHRASINGS } from "./testing/desk-phrasings.ts";
import { readLike } from "./testing/read-like.ts";
import { VISIT_PHRASINGS } from "./testing/visit-phrasings.ts";

const { wishes } = readLike(lexicon);

describe.each(Object.entries(VISIT_PHRASINGS))("%s", (kind, texts) => {
  it("is tried in a dozen ways at least", () => expect(texts.length).toBeGreaterThanOrEqual(12));
  it.each(texts)("%s", (text) => {
    expect(wishes(text, contextOf()).map((wish) => wish.kind)).toContain(kind);
  });
});

describe.each(Object.entries(DESK_PHRASINGS))("desk: %s", (topic, texts) => {
  it("is tried in a dozen ways at least", () => expect(texts.length).toBeGreaterThanOrEqual(12));
  it.each(texts)("%s", (text) => {
    expect(wishes(text, contextOf()).map((wish) => wish.topic)).toContain(topic);
  });
});
