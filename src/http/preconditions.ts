import { invalid, Problem } from "./problem.ts";

/** The caller's key for one write, the same on every retry of it. Throws `Problem` 400 when it is missing or unusable. */
export function idempotencyKey(header: string | undefined): string {
  if (header === undefined || header === "") {
    throw new Problem(
      "idempotency_key_missing",
      "Send an Idempotency-Key header: a new uuid for each write, the same one for its retries.",
    );
  }
  // The draft writes a quoted string; most clients send it bare.
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem(
      "idempotency_key_missing",
      "The Idempotency-Key must be 1 to 200 visible ASCII characters, such as a uuid.",
    );
  }
  return key;
}

export const etag = (version: number): string => `"${version}"`;

/**
 * The version the caller has seen, from `If-Match`. Missing: 428. `null` stands for `*`, any version. Several tags: the
 * one that is current decides. A weak tag or one that is not ours matches nothing, so a version that never was is given.
 */
export function expectedVersion(header: string | undefined): {
  matches: (current: number) => boolean;
  only: number | null;
} {
  if (header === undefined || header.trim() === "") {
    throw new Problem(
      "if_match_missing",
      "Send an If-Match header with the ETag of the appointment as you last read it.",
    );
  }
  if (header.trim() === "*") return { matches: () => true, only: null };
  const tags = header.split(",").map((tag) => tag.trim());
  if (tags.length > 20) throw invalid("header", "/If-Match", "holds too many tags.");
  const [first] = tags;
  const number = first && tags.length === 1 ? /^"(\d{1,9})"$/.exec(first)?.[1] : undefined;
  return {
    matches: (current) => tags.includes(etag(current)),
    only: number === undefined ? null : Number(number),
  };
}
