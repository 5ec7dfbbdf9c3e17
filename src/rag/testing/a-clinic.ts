import { randomUUID } from "node:crypto";
import { connect } from "../../../db/client.ts";
import * as schema from "../../../db/schema/index.ts";
import type { KnowledgeDocument } from "../parse-document.ts";

/** Makes an empty clinic of a test's own; returns its id. */
export async function aClinic(ownerUrl: string, timeZone = "America/New_York"): Promise<string> {
  const { db, close } = connect(ownerUrl, { max: 1 });
  const id = randomUUID();
  try {
    await db.insert(schema.clinics).values({
      id,
      slug: `clinic-${id}`,
      name: "A clinic",
      timeZone,
      phone: "5550100",
      policy: {
        holdMinutes: 5,
        holdMaxMinutes: 15,
        cancelCutoffHours: 24,
        rescheduleLimit: 3,
        maxActiveAppointments: 3,
      },
    });
  } finally {
    await close();
  }
  return id;
}

export function aDocument(document: Partial<KnowledgeDocument> = {}): KnowledgeDocument {
  return {
    slug: "parking",
    title: "Parking",
    effectiveFrom: "2025-01-01",
    effectiveTo: null,
    body: "We validate parking for two hours.",
    ...document,
  };
}
