import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { PortalKey } from "../../../db/schema/clinics.ts";

/** A new pair: the public half for us to keep, the private one (PEM, PKCS 8) for the portal alone. It is stored nowhere. */
export function newPortalKey(now: Date): { key: PortalKey; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return {
    key: {
      id: `portal_${randomBytes(6).toString("hex")}`,
      publicKey: publicPart(publicKey),
      createdAt: now.toISOString(),
      validUntil: null,
    },
    privateKey: String(privateKey.export({ format: "pem", type: "pkcs8" })),
  };
}

function publicPart(key: KeyObject): string {
  const { x } = key.export({ format: "jwk" });
  if (typeof x !== "string") throw new Error("An Ed25519 key has no public part.");
  return x;
}
