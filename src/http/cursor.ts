import type { z } from "@hono/zod-openapi";
import { invalid } from "./problem.ts";

/** Where a page ended, opaque to clients. It holds no personal data: it travels in addresses. */
export const encodeCursor = (position: Record<string, string>): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

/** Throws `Problem` for text that is no cursor of ours. */
export function decodeCursor<Position>(schema: z.ZodType<Position>, cursor: string): Position {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalid("query", "/cursor", "is not one of ours; leave it out to begin at the first page.");
  }
}

/** The `Link` header of the next page: this request's own address with another cursor. */
export function nextLink(url: string, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}
