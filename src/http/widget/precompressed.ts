import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Best first: Brotli makes the widget a tenth smaller than gzip does. */
const ENCODERS = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 11 },
    }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
};
export type Encoding = keyof typeof ENCODERS;
const ENCODINGS = Object.keys(ENCODERS) as Encoding[];

/** The best of our encodings that an `Accept-Encoding` allows; null for none. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const refused = new Set<string>();
  const wanted = new Set<string>();
  for (const part of (accepted ?? "").split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const never = parameters.some((text) => /^q=0(\.0*)?$/.test(text));
    (never ? refused : wanted).add(name);
  }
  return ENCODINGS.find((name) => !refused.has(name) && (wanted.has(name) || wanted.has("*"))) ?? null;
}

/** What is sent of a content: its hash (of 16 characters) and its encodings. */
export interface Precompressed {
  hash: string;
  as: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Hashes and compresses each content once, and as small as it gets: it is asked for many times and never changes. */
export function createPrecompressed() {
  const made = new WeakMap<Uint8Array, Precompressed>();
  return (content: Uint8Array): Precompressed => {
    const known = made.get(content) ?? precompress(content);
    made.set(content, known);
    return known;
  };
}

function precompress(content: Uint8Array): Precompressed {
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    hash: createHash("sha256").update(content).digest("base64url").slice(0, 16),
    as(encoding) {
      const bytes = made.get(encoding) ?? ENCODERS[encoding](content).then((packed) => new Uint8Array(packed));
      made.set(encoding, bytes);
      return bytes;
    },
  };
}
