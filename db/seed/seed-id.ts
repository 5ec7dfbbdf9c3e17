import { createHash } from "node:crypto";
import { createReference } from "../../src/scheduling/reference.ts";

/** The same UUID for the same name, always: version 8 (RFC 9562), its bits from SHA-256. */
export function seedId(...name: readonly (string | number)[]): string {
  const bytes = createHash("sha256")
    .update(["agentcare-seed", ...name].join("/"))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A reference as the scheduling core writes them, the same for the same name. */
export function seedReference(...name: readonly (string | number)[]): string {
  let round = 0;
  return createReference((size) => {
    const digest = createHash("sha256")
      .update(["agentcare-reference", ...name, round++].join("/"))
      .digest();
    return digest.subarray(0, size);
  });
}
