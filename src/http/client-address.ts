import { isIP } from "node:net";
import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";

/**
 * Where a request comes from, as a key for counting: an IPv4 address or the /64 of an IPv6 one. `X-Forwarded-For` is
 * believed only as far as `trustedProxies` reach, because everything left of that was written by the client.
 */
export function clientAddress(c: Context<AppEnv>, trustedProxies: number): string {
  const socket = c.env?.incoming?.socket.remoteAddress;
  const forwarded = (c.req.header("X-Forwarded-For") ?? "").split(",").map((part) => part.trim());
  const claimed = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return normalise(claimed) ?? normalise(socket) ?? "unknown";
}

function normalise(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) !== 6) return undefined;
  // One subscriber has a whole /64 to choose addresses from. URL writes out the canonical form.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
