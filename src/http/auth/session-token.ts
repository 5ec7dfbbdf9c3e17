import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import type { Session } from "../runs/runs.ts";

const ISSUER = "agentcare";
const AUDIENCE = "agentcare:chat";
/** All a token can say. Anything else in it, a role say, is not even read. */
const Claims = z.object({ sub: z.uuid(), cid: z.uuid() });

export interface SessionTokens {
  issue(session: Session): Promise<string>;
  /** The session a token proves, or null for any token that is not wholly ours and current. */
  verify(token: string): Promise<Session | null>;
}

/** Signed with HS256. `ttlMinutes` is how long a token lasts. */
export function createSessionTokens(options: { secret: string; ttlMinutes: number; now: Clock }): SessionTokens {
  const key = new TextEncoder().encode(options.secret);
  return {
    async issue({ clinicId, threadId }) {
      const seconds = Math.floor(options.now().getTime() / 1_000);
      return new SignJWT({ cid: clinicId })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(threadId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + options.ttlMinutes * 60)
        .sign(key);
    },
    async verify(token) {
      const expected = { algorithms: ["HS256"], issuer: ISSUER, audience: AUDIENCE, requiredClaims: ["exp", "sub"] };
      try {
        const { payload } = await jwtVerify(token, key, { ...expected, currentDate: options.now() });
        const { sub, cid } = Claims.parse(payload);
        return { threadId: sub, clinicId: cid };
      } catch {
        return null;
      }
    },
  };
}
