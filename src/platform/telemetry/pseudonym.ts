import { createHash } from "node:crypto";

/**
 * The id under which another company may know one of ours: a uuid (version 8) made of its digest, always the same for
 * the same id. Whatever a client chose as an id, none of its characters survive; an operator who has the id finds it.
 */
export function pseudonym(kind: "clinic" | "thread" | "run" | "step", id: string): string {
  const bytes = createHash("sha256").update(`agentcare ${kind} ${id}`).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
