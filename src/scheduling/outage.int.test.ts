import { randomUUID } from "node:crypto";
import { createServer, connect as dial, type Socket } from "node:net";
import postgres from "postgres";
import { describe, expect, it, vi } from "vitest";
import { connect } from "../../db/client.ts";
import { createScheduling } from "./scheduling.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

/** A wire to the database that can be cut, or can swallow what is sent. */
async function breakableWire(url: string) {
  const target = new URL(url);
  const { hostname, port } = target;
  let mode: "pass" | "blackhole" = "pass";
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (chunk) => mode === "pass" && upstream.write(chunk));
    upstream.on("data", (chunk) => mode === "pass" && client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  target.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: target.href,
    swallow: () => {
      mode = "blackhole";
    },
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    refuse: () => server.close(),
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

async function throughWire(
  clinic: ClinicFixture,
  use: (
    calendar: ReturnType<typeof createScheduling>,
    wire: Awaited<ReturnType<typeof breakableWire>>,
  ) => Promise<void>,
) {
  const wire = await breakableWire(suite.database.url);
  const { db, sql } = connect(wire.url, { max: 2 });
  try {
    const parts = { db, now: () => MONDAY_9, ids: randomUUID };
    // The wire works at first, and may take its time to: only the broken one is given a short deadline.
    const search = { visitTypeId: clinic.visitTypeId };
    const patient = createScheduling({ ...parts, deadlineMs: 50_000 });
    expect((await patient.findSlots(clinic.patientContext(), search)).slots).toHaveLength(10);
    await use(createScheduling({ ...parts, deadlineMs: 300 }), wire);
  } finally {
    wire.close();
    // What the wire swallowed never ends by itself, so there is nothing to wait for.
    await sql.end({ timeout: 0 });
  }
}

describe("R18: a database that is not there", () => {
  it("R18: answers that swallow everything end as calendar_unavailable, for reads and writes", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    await throughWire(clinic, async (calendar, wire) => {
      wire.swallow();
      const ana = clinic.patientContext();
      expect(await codeOf(calendar.findSlots(ana, { visitTypeId: clinic.visitTypeId }))).toBe("calendar_unavailable");
      const slotId = slotIdAt(clinic, "2026-03-03T15:00:00Z");
      const booking = calendar.book(ana, { slotId, patient: aPatient(), idempotencyKey: "k" });
      expect(await codeOf(booking)).toBe("calendar_unavailable");
      expect(await suite.at().listAppointments(clinic.staffContext())).toEqual([]);
    });
  });

  it("R18: a refused connection is calendar_unavailable, never no slots", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    await throughWire(clinic, async (calendar, wire) => {
      wire.refuse();
      wire.cut();
      const search = calendar.findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId });
      expect(await codeOf(search)).toBe("calendar_unavailable");
    });
  });

  it("R18: a backend ended in mid-query is calendar_unavailable, and the next call works", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const admin = postgres(suite.database.adminUrl, { max: 2, onnotice: () => {} });
    const { db, close } = connect(suite.database.url, { max: 1, applicationName: "to be ended" });
    const calendar = createScheduling({ db, now: () => MONDAY_9, ids: randomUUID, deadlineMs: 50_000 });
    const search = () => calendar.findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId });
    try {
      expect((await search()).slots).toHaveLength(10);
      await admin.begin(async (tx) => {
        // The search waits for this lock, so it is certain to be in the middle when its backend ends.
        await tx`lock table claims in access exclusive mode`;
        const refused = codeOf(search());
        for (;;) {
          // Asked outside the transaction: inside one, pg_stat_activity stays as it was first read.
          const ended = await admin`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'to be ended' and wait_event_type = 'Lock' and datname = current_database()`;
          if (ended.length > 0) break;
        }
        expect(await refused).toBe("calendar_unavailable");
      });
      // The driver learns a moment later that the connection is gone, and refuses what it is given until then.
      await vi.waitFor(async () => expect((await search()).slots).toHaveLength(10), { timeout: 50_000 });
    } finally {
      await close();
      await admin.end();
    }
  });
});
