import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, { N: number }, Buffer>(scrypt);
const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
/** About ten milliseconds: a stolen table of a million possible codes then costs hours, and a code lives minutes. */
const COST = { N: 4096 };

/** Six digits from the system's random source. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");

/** A salted digest, `salt.digest` in base64url; two of one code differ. */
export async function digestCode(code: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const digest = await derive(code, salt, DIGEST_BYTES, COST);
  return `${salt.toString("base64url")}.${digest.toString("base64url")}`;
}

/** Whether the code is the digest's, in time that does not tell how much of it fits. */
export async function isCodeOf(code: string, stored: string): Promise<boolean> {
  const [salt = "", digest = ""] = stored.split(".");
  const expected = Buffer.from(digest, "base64url");
  const given = await derive(code, Buffer.from(salt, "base64url"), DIGEST_BYTES, COST);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
