import { readFile } from "node:fs/promises";
import { afterEach, expect, it, vi } from "vitest";
import { newPortalKey } from "./portal-key.ts";
import { readPortalToken } from "./portal-token.ts";

afterEach(() => vi.unstubAllEnvs());

it("docs/embedding.md shows a portal how to make a token that is accepted", async () => {
  const page = await readFile(new URL("../../../docs/embedding.md", import.meta.url), "utf8");
  const source = /```js\n(import \{ createPrivateKey[\s\S]*?)```/.exec(page)?.[1] ?? "";
  const example = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
    chatToken(patient: object): string;
  };
  const { key, privateKey } = newPortalKey(new Date());
  vi.stubEnv("AGENTCARE_KEY_NAME", key.id);
  vi.stubEnv("AGENTCARE_CLINIC", "pub_1");
  vi.stubEnv("AGENTCARE_PRIVATE_KEY", privateKey);
  const claim = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142" };
  const checked = { keys: [key], audiences: ["pub_1"], now: new Date() };
  expect(await readPortalToken(example.chatToken(claim), checked)).toMatchObject({ claim });
});
