import { createHash, randomUUID, randomUUIDv7 } from "node:crypto";

/** Makes a uuid. Passed in, so that a test can name what is made. */
export type NewId = () => string;

/** For rows: version 7, so that new keys lie together in the index; 74 bits of it are random. */
export const newRowId: NewId = () => randomUUIDv7();

/** For what must not tell when it was made: version 4. */
export const newRandomId: NewId = () => randomUUID();

/** The same uuid (version 8, RFC 9562) for the same parts, for rows that must exist once however often they are asked for. */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
