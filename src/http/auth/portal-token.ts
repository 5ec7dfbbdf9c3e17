import { errors, importJWK, jwtVerify } from "jose";
import { z } from "zod";
import type { PortalKey } from "../../../db/schema/clinics.ts";
import type { Voucher } from "../../identity/model.ts";
import { Problem } from "../problem.ts";
import { inUse } from "./rotating-keys.ts";

/** A token is made for the page that is just being sent; one that lives longer could be found in a log and used. */
const LIVES_AT_MOST_SECONDS = 600;
/** By as much may the portal's clock be ahead of or behind ours. */
const CLOCKS_DIFFER_SECONDS = 30;

const text = z.string().trim().min(1).max(200);
const Timed = z.object({ iat: z.number(), exp: z.number(), jti: text });
/** Who is signed in there: OpenID Connect's own names, or the id under which we know them. */
const Person = z.union([
  z.object({ patient_id: z.uuid() }),
  z.object({ given_name: text, family_name: text, birthdate: z.iso.date(), phone_number: text.optional() }),
]);

/**
 * Whom a token of the clinic's portal vouches for. Only EdDSA counts, and only with a key of this clinic. `audiences`:
 * the names the clinic goes by (its publishable keys and slug). Throws a `Problem` that says what is wrong with it.
 */
export async function readPortalToken(
  token: string,
  { keys, audiences, now }: { keys: readonly PortalKey[]; audiences: readonly string[]; now: Date },
): Promise<Voucher> {
  const usable = inUse(keys, now);
  const { payload } = await jwtVerify(
    token,
    async ({ kid }) => {
      const key = usable.find(({ id }) => id === kid);
      if (!key) throw wrongKey();
      return importJWK({ kty: "OKP", crv: "Ed25519", x: key.publicKey }, "EdDSA");
    },
    {
      algorithms: ["EdDSA"],
      audience: [...audiences],
      requiredClaims: ["exp", "iat", "jti"],
      clockTolerance: CLOCKS_DIFFER_SECONDS,
      currentDate: now,
    },
  ).catch((error: unknown) => {
    throw problemOf(error);
  });
  const timed = Timed.safeParse(payload);
  const person = Person.safeParse(payload);
  if (!timed.success || !person.success) throw unreadable();
  const { iat, exp, jti } = timed.data;
  const seconds = now.getTime() / 1_000;
  if (exp - iat > LIVES_AT_MOST_SECONDS || exp - seconds > LIVES_AT_MOST_SECONDS + CLOCKS_DIFFER_SECONDS) {
    throw new Problem("identity_token_invalid", "The portal's token lives longer than 10 minutes; make it short.");
  }
  const expiresAt = new Date((exp + CLOCKS_DIFFER_SECONDS) * 1_000);
  if ("patient_id" in person.data) return { tokenId: jti, expiresAt, patientId: person.data.patient_id };
  const { given_name: givenName, family_name: familyName, birthdate: dateOfBirth, phone_number: phone } = person.data;
  return { tokenId: jti, expiresAt, claim: { givenName, familyName, dateOfBirth, ...(phone && { phone }) } };
}

function problemOf(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof errors.JWTExpired) {
    return new Problem("identity_token_expired", "The portal's token is too old; call identify with a new one.");
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return wrongKey();
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") {
    return new Problem(
      "identity_wrong_audience",
      "The portal's token is for another clinic: its aud must be this clinic's publishable key.",
    );
  }
  return error instanceof errors.JOSEError ? unreadable() : error;
}

const wrongKey = () =>
  new Problem(
    "identity_wrong_key",
    "The portal's token is not signed with a key of this clinic that is in use; see “agentcare widget portal-key”.",
  );

const unreadable = () =>
  new Problem(
    "identity_token_invalid",
    "The portal's token needs alg EdDSA, kid, aud, iat, exp, jti, and given_name, family_name and birthdate, or patient_id.",
  );
