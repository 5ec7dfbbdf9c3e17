import type { Sql } from "postgres";
import { describe, expect, it } from "vitest";
import { openBackend } from "./backends/backends.ts";
import { createCopies } from "./copies.ts";
import { readDirectories } from "./directories.ts";
import { runTrial } from "./run-trial.ts";
import { aScenario } from "./testing/a-scenario.ts";
import { bookingOfAna } from "./testing/scripted-user.ts";
import { useTestCopies } from "./testing/test-copies.ts";

const clinics = useTestCopies();

/** All rows of all tables, and where the sequences stand, as one text each. */
async function contents(sql: Sql): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema|as_seeded)' order by 1`;
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ text: string }[]>(
      `select coalesce(string_agg(t::text, e'\\n' order by t::text), '') as text from ${name} t`,
    );
    found.set(name, row?.text ?? "");
  }
  const sequences = await sql<{ text: string }[]>`
    select string_agg(schemaname || '.' || sequencename || ' ' || coalesce(last_value, 0), ' ' order by sequencename) as text
    from pg_sequences`;
  return found.set("sequences", sequences[0]?.text ?? "");
}

const play = async () => {
  const backend = await openBackend("rules", {});
  const parts = {
    ...clinics,
    directories: await readDirectories(clinics.copies),
    backend,
    gold: async () => [],
    createUser: bookingOfAna(),
  };
  const record = await runTrial(parts, aScenario(), {
    trial: 1,
    seed: 1,
    style: "plain",
    contestant: "system",
  });
  await backend.close();
  return record;
};

describe("a copy that is lent again", () => {
  it("is in every row what was seeded, whatever a run booked, asked and logged in it", async () => {
    const fresh = await clinics.copies.lend(({ admin }) => contents(admin));
    expect([...fresh.keys()]).toContain("appointments");
    const record = await play();
    expect(record.changed).toHaveLength(1);
    const names: string[] = [];
    const again = await clinics.copies.lend(async ({ admin, adminUrl }) => {
      names.push(adminUrl);
      return contents(admin);
    });
    expect(Object.fromEntries(again)).toEqual(Object.fromEntries(fresh));
    // The same database, or the test would compare two fresh copies.
    await clinics.copies.lend(async ({ adminUrl }) => names.push(adminUrl));
    expect(new Set(names).size).toBe(1);
  });

  it("brings back rows that were deleted, changed or guarded against change", async () => {
    const before = await clinics.copies.lend(async ({ admin }) => {
      const kept = await contents(admin);
      await admin.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`delete from visit_types where slug = 'skin-check'`;
        await tx`update practitioners set family_name = 'Nobody'`;
        await tx`delete from appointment_events`;
      });
      expect(await contents(admin)).not.toEqual(kept);
      return kept;
    });
    expect(Object.fromEntries(await clinics.copies.lend(({ admin }) => contents(admin)))).toEqual(
      Object.fromEntries(before),
    );
  });

  it("gives two runs at once a copy each, and drops one in which something was broken", async () => {
    const url = await clinics.copies.lend((first) =>
      clinics.copies.lend(async (second) => {
        expect(second.adminUrl).not.toBe(first.adminUrl);
        second.spoil();
        return second.adminUrl;
      }),
    );
    await expect(clinics.copies.lend(async ({ adminUrl }) => [adminUrl])).resolves.not.toContain(url);
    await expect(
      clinics.copies.lend(async () => {
        throw new Error("a run that broke");
      }),
    ).rejects.toThrow("a run that broke");
  });

  it("shares no copy with another lender of the same process", async () => {
    const others = createCopies(clinics.server);
    try {
      const [one, other] = [
        await clinics.copies.lend(async ({ adminUrl }) => adminUrl),
        await others.lend(async ({ adminUrl }) => adminUrl),
      ];
      expect(other).not.toBe(one);
    } finally {
      await others.close();
    }
  });

  it("plays the same conversation again, word for word", async () => {
    const [first, second] = [await play(), await play()];
    // A reference is drawn anew each time.
    const said = ({ turns }: typeof first) => turns.map(({ text }) => text.replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/, "REF"));
    expect(second.error).toBeNull();
    expect(second.changed).toEqual(first.changed);
    expect(said(second)).toEqual(said(first));
  });
});
