import { randomUUID, randomUUIDv7 } from "node:crypto";

/** Makes a uuid. Passed in, so that a test can name what is made. */
export type NewId = () => string;

/** For rows: version 7, so that new keys lie together in the index; 74 bits of it are random. */
export const newRowId: NewId = () => randomUUIDv7();

/** For what must not tell when it was made: version 4. */
export const newRandomId: NewId = () => randomUUID();
