import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import type { Appointment, SchedulingContext, Slot } from "../src/scheduling/model.ts";
import { ANCHOR, type Bench } from "./environment.ts";
import { inParallel, median, timed } from "./measure.ts";
import { type Finding, perSecond, type Section, times } from "./report.ts";
import { countOnTheWire } from "./wire-counter.ts";

const WIDTH = 8;
const TARGET = 0.5;

/** The tables a booking writes beside the patient, who may be known already; in the order that keys allow. */
const TABLES = ["appointments", "claims", "appointment_events", "idempotency_keys"] as const;
type Rows = Record<(typeof TABLES)[number], Record<string, unknown>[]>;

/** Bookings a second beside bare inserts of the very rows they wrote, at the same width on the same PostgreSQL. */
export async function benchBookings(bench: Bench): Promise<Section> {
  const { quick, progress, adminUrl } = bench;
  const count = quick ? 60 : 240;
  const rounds = quick ? 2 : 5;
  const slots = await distantSlots(bench, count);
  const admin = postgres(adminUrl, { max: WIDTH, onnotice: () => {} });
  const rates = { direct: [] as number[], held: [] as number[], bare: [] as number[], bareHeld: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      progress(`bookings: round ${round} of ${rounds}`);
      for (const way of ["direct", "held"] as const) {
        const booked = await bookAll(bench, slots, way, round);
        const rows = await takeAway(admin, booked.appointments);
        const bare = await insertAll(admin, rows);
        await takeAway(admin, booked.appointments);
        // The first round opens connections and makes the patients.
        if (round === 0) continue;
        rates[way].push(booked.perSecond);
        rates[way === "direct" ? "bare" : "bareHeld"].push(bare);
      }
    }
  } finally {
    await admin.end({ timeout: 5 });
  }
  const finding = (what: string, ours: number[], peer: number[], target: boolean): Finding => {
    const ratio = median(ours) / median(peer);
    return {
      what,
      ours: perSecond(median(ours)),
      peer: perSecond(median(peer)),
      ratio: times(ratio),
      target: target ? { says: `≥ ${TARGET} ×`, held: ratio >= TARGET } : null,
    };
  };
  return {
    title: "Bookings",
    how:
      `${count} visits at a time, ${WIDTH} at once, ${rounds} rounds. The peer inserts the same rows (appointment, claims, event, ` +
      "idempotency key) in one transaction each, as superuser, with no check, lock or policy. Rows are taken away between.",
    findings: [
      finding("book a slot directly", rates.direct, rates.bare, true),
      finding("hold, then book (two transactions)", rates.held, rates.bareHeld, false),
    ],
    notes: await countBooking(bench, slots),
  };
}

async function bookAll({ system, clinicId }: Bench, slots: readonly Slot[], way: "direct" | "held", round: number) {
  const appointments: Appointment[] = [];
  const { ms } = await timed(() =>
    inParallel(slots.entries(), WIDTH, async ([index, slot]) => {
      const context: SchedulingContext = { clinicId, actor: `thread:${randomUUID()}`, channel: "chat" };
      const patient = {
        givenName: "Bench",
        familyName: letters(index),
        dateOfBirth: "1988-04-03",
        phone: `2125${String(100_000 + index)}`,
      };
      const request = { patient, idempotencyKey: `bench-${way}-${round}-${index}` };
      if (way === "direct") {
        appointments.push(await system.scheduling.book(context, { ...request, slotId: slot.id }));
      } else {
        const { id: holdId } = await system.scheduling.hold(context, { slotId: slot.id });
        appointments.push(await system.scheduling.book(context, { ...request, holdId }));
      }
    }),
  );
  return { appointments, perSecond: (slots.length * 1_000) / ms };
}

/** What one booking asks of the database, counted on the wire after some that opened connections. */
async function countBooking(bench: Bench, slots: readonly Slot[]): Promise<string[]> {
  const wire = await countOnTheWire(bench.adminUrl);
  const system = await bench.composeOn(wire.url);
  const notes: string[] = [];
  const some = slots.slice(0, 4 * WIDTH);
  const admin = postgres(bench.adminUrl, { max: 1, onnotice: () => {} });
  try {
    for (const way of ["direct", "held"] as const) {
      for (const round of [-2, -1]) {
        wire.take();
        const { appointments } = await bookAll({ ...bench, system }, some, way, round);
        const { statements, roundTrips } = wire.take();
        await takeAway(admin, appointments);
        if (round === -2) continue;
        const sum = [...statements.values()].reduce((total, count) => total + count, 0);
        notes.push(
          `${way}: ${(sum / some.length).toFixed(1)} statements, ${(roundTrips / some.length).toFixed(1)} round trips a booking`,
        );
      }
    }
  } finally {
    await system.close();
    await wire.close();
    await admin.end({ timeout: 5 });
  }
  return notes;
}

/** Inserts each appointment's rows in a transaction of its own; how many a second. */
async function insertAll(admin: Sql, all: readonly Rows[]): Promise<number> {
  const { ms } = await timed(() =>
    inParallel(all, WIDTH, async (rows) => {
      await admin.begin(async (tx) => {
        for (const table of TABLES) if (rows[table].length > 0) await tx`insert into ${tx(table)} ${tx(rows[table])}`;
      });
    }),
  );
  return (all.length * 1_000) / ms;
}

/** Removes what was booked and returns its rows, ready to be inserted as they were. */
async function takeAway(admin: Sql, appointments: readonly Appointment[]): Promise<Rows[]> {
  return admin.begin(async (tx) => {
    // The event log is append-only, and stays so for everybody but a superuser who says this.
    await tx`set local session_replication_role = replica`;
    const taken: Rows[] = [];
    for (const { id } of appointments) {
      const keys = await tx`delete from idempotency_keys where response->>'id' = ${id} returning *`;
      const events = await tx`delete from appointment_events where appointment_id = ${id} returning *`;
      const claims = await tx`delete from claims where appointment_id = ${id} returning *`;
      const visits = await tx`delete from appointments where id = ${id} returning *`;
      const found = [visits, claims, events, keys].map(({ length }) => length);
      if (found[0] !== 1 || (found[1] ?? 0) < 2 || found[2] !== 1 || found[3] !== 1) {
        throw new Error(`A booking's rows are ${found.join(", ")}, not 1 visit, its claims, 1 event, 1 key.`);
      }
      taken.push({
        appointments: [...visits],
        // Generated columns are PostgreSQL's to fill.
        claims: claims.map(({ starts_at: _from, ends_at: _to, ...row }) => row),
        appointment_events: events.map(({ sequence: _, ...row }) => row),
        idempotency_keys: [...keys],
      });
    }
    return taken;
  });
}

/** Free slots that can all be booked, in any order: no two at one place within the time of a visit and its buffers. */
async function distantSlots({ system, clinicId }: Bench, count: number): Promise<Slot[]> {
  const context: SchedulingContext = { clinicId, actor: "api:bench", channel: "api" };
  const { visitTypes } = await system.scheduling.directory(clinicId);
  const chosen: Slot[] = [];
  for (let day = 1; day < 56 && chosen.length < count; day += 1) {
    const date = Temporal.PlainDate.from(ANCHOR).add({ days: day }).toString();
    for (const { id, selfBookable, needsReferral, minAgeYears, maxAgeYears, patientKind } of visitTypes) {
      if (!selfBookable || needsReferral || minAgeYears !== null || maxAgeYears !== null || patientKind !== "any")
        continue;
      const query = { visitTypeId: id, dates: [{ from: date, to: date }], order: "spread" as const, limit: 12 };
      const { slots } = await system.scheduling.findSlots(context, query);
      for (const slot of slots)
        if (chosen.length < count && chosen.every((other) => areApart(slot, other))) chosen.push(slot);
    }
  }
  if (chosen.length < count) throw new Error(`Only ${chosen.length} of ${count} slots were found to book.`);
  return chosen;
}

const HOUR_MS = 3_600_000;

function areApart(a: Slot, b: Slot): boolean {
  const apart = Math.abs(Date.parse(a.startsAt) - Date.parse(b.startsAt));
  // Rooms are few, and a practitioner may work at two places in a day.
  return apart >= (a.practitionerId === b.practitionerId ? 4 : a.locationId === b.locationId ? 1.5 : 0) * HOUR_MS;
}

const letters = (index: number): string =>
  String(index)
    .replace(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)))
    .replace(/^./, (letter) => letter.toUpperCase());
