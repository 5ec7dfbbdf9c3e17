import { createRoute, z } from "@hono/zod-openapi";
import type { ClinicDirectory, Scheduling } from "../../scheduling/model.ts";
import { notFound } from "../problem.ts";
import { createRouter, type Guard } from "../router.ts";
import { json, problems } from "../schemas.ts";
import { ClinicSlug, type FindClinic } from "./sessions.ts";

const Directory = z
  .object({
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    phone: z.string(),
    emergencyNumber: z.string(),
    locations: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        address: z.string(),
        city: z.string(),
        phone: z.string(),
        timeZone: z.string(),
      }),
    ),
    visitTypes: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        specialty: z.string(),
        durationMinutes: z.number(),
        selfBookable: z.boolean(),
      }),
    ),
    practitioners: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        specialty: z.string(),
        languages: z.array(z.string()),
        acceptingNew: z.boolean(),
      }),
    ),
  })
  .openapi("ClinicDirectory");

/** What a clinic shows on its own website anyway. */
export function createClinicDirectoryRoute({
  findClinic,
  scheduling,
  guard,
}: {
  findClinic: FindClinic;
  scheduling: Pick<Scheduling, "directory">;
  guard: Guard;
}) {
  const route = createRoute({
    method: "get",
    path: "/v1/clinics/{slug}/directory",
    operationId: "getClinicDirectory",
    tags: ["calendar"],
    summary: "A clinic's places, people and visits",
    middleware: guard,
    request: { params: z.object({ slug: ClinicSlug }) },
    responses: { 200: json(Directory, "Public facts"), ...problems(404, 429) },
  });
  return createRouter().openapi(route, async (c) => {
    const clinicId = await findClinic(c.req.valid("param").slug);
    if (clinicId === null) throw notFound();
    return c.json(publicFacts(await scheduling.directory(clinicId)), 200, { "Cache-Control": "public, max-age=60" });
  });
}

/** Named one by one, so that a new column of the directory is not published by accident. */
const publicFacts = (clinic: ClinicDirectory): z.infer<typeof Directory> => ({
  slug: clinic.slug,
  name: clinic.name,
  timeZone: clinic.timeZone,
  phone: clinic.phone,
  emergencyNumber: clinic.emergencyNumber,
  locations: clinic.locations.map(({ slug, name, address, city, phone, timeZone }) => ({
    slug,
    name,
    address,
    city,
    phone,
    timeZone,
  })),
  visitTypes: clinic.visitTypes.map(({ slug, name, specialty, durationMinutes, selfBookable }) => ({
    slug,
    name,
    specialty,
    durationMinutes,
    selfBookable,
  })),
  practitioners: clinic.practitioners.map(({ slug, name, specialty, languages, acceptingNew }) => ({
    slug,
    name,
    specialty,
    languages,
    acceptingNew,
  })),
});
