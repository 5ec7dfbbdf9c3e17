/** What a slot id says. Nothing in it is trusted: every use checks the whole against the rules, so it needs no signature. */
export interface SlotTarget {
  visitTypeId: string;
  practitionerId: string;
  locationId: string;
  /** Epoch milliseconds, whole minutes. */
  start: number;
}

const VERSION = 1;
const UUID_BYTES = 16;
const LENGTH = 1 + 3 * UUID_BYTES + 4;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Packs a slot into 71 URL-safe characters, opaque to clients. */
export function encodeSlotId({ visitTypeId, practitionerId, locationId, start }: SlotTarget): string {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(VERSION, 0);
  [visitTypeId, practitionerId, locationId].forEach((id, index) => {
    bytes.write(id.replaceAll("-", ""), 1 + index * UUID_BYTES, "hex");
  });
  bytes.writeUInt32BE(start / 60_000, 1 + 3 * UUID_BYTES);
  return bytes.toString("base64url");
}

/** The slot of an id, or null when the text is not one of ours. */
export function decodeSlotId(slotId: string): SlotTarget | null {
  const bytes = Buffer.from(slotId, "base64url");
  if (bytes.length !== LENGTH || bytes.readUInt8(0) !== VERSION || bytes.toString("base64url") !== slotId) return null;
  const uuidAt = (index: number) => {
    const hex = bytes.toString("hex", 1 + index * UUID_BYTES, 1 + (index + 1) * UUID_BYTES);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
  return {
    visitTypeId: uuidAt(0),
    practitionerId: uuidAt(1),
    locationId: uuidAt(2),
    start: bytes.readUInt32BE(1 + 3 * UUID_BYTES) * 60_000,
  };
}

/** Whether text is a UUID as PostgreSQL would take it: asked before any id from outside reaches a query. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
