import { customType, timestamp } from "drizzle-orm/pg-core";

/** A half-open range of instants, written and read as text: `["2026-03-10 14:00:00+00","2026-03-10 14:30:00+00")`. */
export const tstzrange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/** PostgreSQL's search vector; only ever written by a generated column. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** An instant. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
