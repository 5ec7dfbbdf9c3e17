import { describe, expect, it } from "vitest";
import { isSiteOrigin, linkAddress, siteOrigin, withChange } from "./sites.ts";

describe("siteOrigin", () => {
  it.each([
    ["https://www.example.com", "https://www.example.com"],
    ["https://www.example.com/contact?x=1", "https://www.example.com"],
    ["www.example.com", "https://www.example.com"],
    ["HTTPS://WWW.EXAMPLE.COM:443", "https://www.example.com"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://[::1]:3000", null],
    ["http://www.example.com", null],
    ["https://user:secret@example.com", null],
    ["ftp://example.com", null],
    ["https://", null],
    ["null", "https://null"],
    ["*", null],
    ["https://*.example.com; script-src *", null],
  ])("of %s is %s", (text, origin) => {
    expect(siteOrigin(text)).toBe(origin);
  });
});

describe("isSiteOrigin", () => {
  it.each(["https://www.example.com", "https://www.example.com:8443", "http://localhost:8080"])(
    "knows %s as what a browser sends and a header may name",
    (text) => expect(isSiteOrigin(text)).toBe(true),
  );

  it.each([
    "https://www.example.com/",
    "www.example.com",
    "HTTPS://www.example.com",
    "http://www.example.com",
    "http://[::1]:3000",
    "https://evil.example; script-src *",
    "https://evil.example 'unsafe-inline'",
    "null",
    "",
  ])("does not know “%s”", (text) => expect(isSiteOrigin(text)).toBe(false));
});

describe("linkAddress", () => {
  it.each([
    ["https://www.example.com", "https://www.example.com/"],
    ["https://www.example.com/forms/", "https://www.example.com/forms/"],
    ["http://www.example.com", null],
    ["javascript:alert(1)", null],
    ["example.com", null],
  ])("of %s is %s", (text, address) => {
    expect(linkAddress(text)).toBe(address);
  });
});

it("changes a list, each entry once", () => {
  expect(withChange(["a"], { add: "b" })).toEqual(["a", "b"]);
  expect(withChange(["a"], { add: "a" })).toEqual(["a"]);
  expect(withChange(["a", "b"], { remove: "a" })).toEqual(["b"]);
  expect(withChange(["a"], {})).toEqual(["a"]);
});
