import type { ClinicBlueprint } from "../blueprint.ts";
import { RIVERSIDE_PRACTITIONERS } from "./riverside-practitioners.ts";
import { RIVERSIDE_VISIT_TYPES } from "./riverside-visit-types.ts";

/** The demo clinic: three sites in one zone, dental, family, skin, children's, women's health and physiotherapy. */
export const RIVERSIDE: ClinicBlueprint = {
  slug: "riverside",
  name: "Riverside Health",
  timeZone: "America/New_York",
  phone: "(914) 555-0100",
  policy: {
    holdMinutes: 10,
    holdMaxMinutes: 30,
    cancelCutoffHours: 24,
    rescheduleLimit: 3,
    maxActiveAppointments: 6,
    lateArrivalMinutes: 15,
  },
  areaCodes: ["914", "845", "518", "607", "315"],
  patients: 400,
  locations: [
    {
      slug: "downtown",
      name: "Downtown",
      aliases: ["downtown clinic", "main street", "main clinic", "the main office"],
      address: "120 Main Street",
      city: "Riverton",
      phone: "(914) 555-0110",
    },
    {
      slug: "north",
      name: "North Hills",
      aliases: ["north", "north clinic", "north hills clinic", "hillside avenue"],
      address: "48 Hillside Avenue",
      city: "North Hills",
      phone: "(914) 555-0120",
    },
    {
      slug: "south",
      name: "South Shore",
      aliases: ["south", "south clinic", "south shore clinic", "harbor road"],
      address: "7 Harbor Road",
      city: "South Shore",
      phone: "(914) 555-0130",
    },
  ],
  equipment: [
    ...rooms("downtown", "dental-chair", "Dental chair", 4),
    ...rooms("north", "dental-chair", "Dental chair", 3),
    ...rooms("south", "dental-chair", "Dental chair", 3),
    ...rooms("downtown", "procedure-room", "Procedure room", 2),
    ...rooms("south", "procedure-room", "Procedure room", 2),
    ...rooms("downtown", "womens-health-room", "Women's health room", 2),
    ...rooms("north", "womens-health-room", "Women's health room", 1),
    ...rooms("north", "treatment-bay", "Treatment bay", 2),
    ...rooms("south", "treatment-bay", "Treatment bay", 2),
    ...rooms("downtown", "imaging-room", "Imaging room", 1),
    { slug: "ultrasound", kind: "device", name: "Ultrasound machine", at: "downtown" },
  ],
  visitTypes: RIVERSIDE_VISIT_TYPES,
  practitioners: RIVERSIDE_PRACTITIONERS,
  staff: [
    { name: "Jordan Ellis", role: "front_desk", email: "jordan.ellis@riverside.example" },
    { name: "Monica Alvarez", role: "front_desk", email: "monica.alvarez@riverside.example" },
    { name: "Theo Lindgren", role: "scheduler", email: "theo.lindgren@riverside.example" },
    { name: "Carol Whitmore", role: "nurse", email: "carol.whitmore@riverside.example" },
    { name: "Daniel Lee", role: "practitioner", email: "daniel.lee@riverside.example" },
    { name: "Sunita Rao", role: "billing", email: "sunita.rao@riverside.example" },
    { name: "Patrick Doyle", role: "manager", email: "patrick.doyle@riverside.example" },
    { name: "Elena Vasquez", role: "admin", email: "elena.vasquez@riverside.example" },
    { name: "Howard Finch", role: "auditor", email: "howard.finch@riverside.example" },
  ],
  extraOpenings: [{ practitioner: "grace-kim", at: "north", day: 6, afterDays: 9, from: "09:00", to: "13:00" }],
  partClosures: [
    { at: "south", day: 3, afterDays: 17, from: "13:00", to: "20:00", reason: "Staff training in the afternoon" },
  ],
};

function rooms(at: string, slug: string, name: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    slug: `${slug}-${at}-${index + 1}`,
    kind: "room" as const,
    name: `${name} ${index + 1}`,
    at,
  }));
}
