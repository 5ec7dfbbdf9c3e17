import { createHash } from "node:crypto";

/**
 * The same UUID for the same parts (version 8, RFC 9562). A chunk keeps its id when its document is taken in again, so
 * the vector index can tell what is new by ids alone.
 */
export function knowledgeId(...parts: readonly (string | number)[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
