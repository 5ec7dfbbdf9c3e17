import { createPrivateKey } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { newPortalKey } from "./portal-key.ts";
import { readPortalToken } from "./portal-token.ts";
import { rotate } from "./rotating-keys.ts";

const NOW = new Date("2026-03-02T15:00:00Z");
const SECONDS = NOW.getTime() / 1_000;
const ours = newPortalKey(NOW);
const theirs = newPortalKey(NOW);
const ANA = { given_name: "Ana", family_name: "Ruiz", birthdate: "1988-04-03", phone_number: "+1 555 0142" };

interface Changes {
  claims?: object;
  header?: object;
  aud?: string;
  iat?: number;
  exp?: number | null;
  jti?: string | null;
  pair?: typeof ours;
}

/** A token as a portal makes it, but for what the test changes. */
function token({ claims = ANA, header, aud = "pub_1", iat = SECONDS, exp, jti = "t-1", pair = ours }: Changes = {}) {
  const jwt = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "EdDSA", kid: ours.key.id, ...header })
    .setAudience(aud)
    .setIssuedAt(iat);
  if (exp !== null) jwt.setExpirationTime(exp ?? iat + 300);
  if (jti !== null) jwt.setJti(jti);
  return jwt.sign(createPrivateKey(pair.privateKey));
}

const read = async (jwt: string | Promise<string>, keys = [ours.key]) =>
  readPortalToken(await jwt, { keys, audiences: ["riverside", "pub_1"], now: NOW });
const codeOf = async (jwt: string | Promise<string>, keys = [ours.key]) =>
  read(jwt, keys).then(
    () => "accepted",
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

describe("the token of a portal", () => {
  it("says who is signed in there: by details, or by our own id", async () => {
    const claim = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "+1 555 0142" };
    const expiresAt = new Date(NOW.getTime() + 330_000);
    expect(await read(token())).toEqual({ tokenId: "t-1", expiresAt, claim });
    const patientId = crypto.randomUUID();
    expect(await read(token({ claims: { patient_id: patientId } }))).toEqual({ tokenId: "t-1", expiresAt, patientId });
    expect(await codeOf(token({ aud: "riverside" }))).toBe("accepted");
  });

  it.each<[string, string, Changes]>([
    ["that is too old", "identity_token_expired", { iat: SECONDS - 400, exp: SECONDS - 31 }],
    ["signed with another key under our key's name", "identity_wrong_key", { pair: theirs }],
    ["that names a key we do not have", "identity_wrong_key", { header: { kid: theirs.key.id }, pair: theirs }],
    ["that names no key", "identity_wrong_key", { header: { kid: undefined } }],
    ["for another clinic", "identity_wrong_audience", { aud: "pub_2" }],
    ["that lives longer than ten minutes", "identity_token_invalid", { exp: SECONDS + 601 }],
    ["that was made for later", "identity_token_invalid", { iat: SECONDS + 600, exp: SECONDS + 900 }],
    ["without an end", "identity_token_invalid", { exp: null }],
    ["without an id", "identity_token_invalid", { jti: null }],
    ["that names nobody", "identity_token_invalid", { claims: {} }],
    ["without a date of birth", "identity_token_invalid", { claims: { given_name: "Ana", family_name: "Ruiz" } }],
    ["with a date that is none", "identity_token_invalid", { claims: { ...ANA, birthdate: "1988-02-31" } }],
    ["with a name that is none", "identity_token_invalid", { claims: { ...ANA, given_name: { $ne: "" } } }],
  ])("%s is refused as %s", async (_, code, changes) => {
    expect(await codeOf(token(changes))).toBe(code);
  });

  it("without a signature, or signed with what everybody knows, is refused", async () => {
    const unsigned = new UnsecuredJWT({ ...ANA, jti: "t-1" })
      .setAudience("pub_1")
      .setIssuedAt(SECONDS)
      .setExpirationTime(SECONDS + 300)
      .encode();
    const [header, payload] = (await token()).split(".");
    const withPublicKey = new SignJWT({ ...ANA })
      .setProtectedHeader({ alg: "HS256", kid: ours.key.id })
      .setAudience("pub_1")
      .setIssuedAt(SECONDS)
      .setExpirationTime(SECONDS + 300)
      .setJti("t-1")
      .sign(Buffer.from(ours.key.publicKey, "base64url"));
    expect(await codeOf(`${header}.${payload}.`)).toBe("identity_wrong_key");
    for (const forged of [unsigned, await withPublicKey, "a.b.c", "", "nonsense"]) {
      expect(await codeOf(forged)).toBe("identity_token_invalid");
    }
  });

  it("counts with the key before a rotation for as long as was said, and no longer", async () => {
    const next = newPortalKey(NOW).key;
    const kept = [...rotate([ours.key], { key: next, now: NOW, keepDays: 1 })];
    expect(await codeOf(token(), kept)).toBe("accepted");
    expect(await codeOf(token(), [...rotate([ours.key], { key: next, now: NOW, keepDays: 0 })])).toBe(
      "identity_wrong_key",
    );
    // It leaked after it was rotated: the next rotation ends it.
    const leaked = [...rotate(kept, { key: newPortalKey(NOW).key, now: NOW, keepDays: 0 })];
    expect(await codeOf(token(), leaked)).toBe("identity_wrong_key");
    expect(await codeOf(token(), [])).toBe("identity_wrong_key");
  });
});
