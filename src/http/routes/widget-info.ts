import { createRoute, z } from "@hono/zod-openapi";
import type { Scheduling } from "../../scheduling/model.ts";
import { checkOrigin } from "../origins.ts";
import { createRouter, type Guard } from "../router.ts";
import { json, problems } from "../schemas.ts";
import { ClinicKey, type FindClinic, unknownClinic } from "./sessions.ts";

/** `#rrggbb` in the light and in the dark scheme. */
const Colours = z.tuple([z.string(), z.string()]);

const WidgetInfo = z
  .object({
    name: z.string(),
    phone: z.string(),
    timeZone: z.string(),
    emergencyNumber: z.string(),
    languages: z.array(z.string()).openapi({ description: "The conversation's own, BCP 47; the first is the default" }),
    colours: z
      .object({ accent: Colours, onAccent: Colours })
      .optional()
      .openapi({ description: "The clinic's own, where it has some" }),
    links: z.array(z.string()).openapi({ description: "Addresses that a link in the chat may lead under" }),
  })
  .openapi("WidgetInfo");

/** What the widget shows before the first message. Refused to sites that may not open a conversation either. */
export function createWidgetInfoRoute({
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
    path: "/v1/widget/{clinic}",
    operationId: "getWidgetInfo",
    tags: ["chat"],
    summary: "What the chat widget shows of its clinic",
    middleware: guard,
    request: { params: z.object({ clinic: ClinicKey }) },
    responses: { 200: json(WidgetInfo, "Public facts"), ...problems(403, 404, 422, 429) },
  });
  return createRouter().openapi(route, async (c) => {
    const named = c.req.valid("param").clinic;
    const clinicId = await findClinic(named);
    if (clinicId === null) throw unknownClinic(named);
    const clinic = await scheduling.directory(clinicId);
    checkOrigin(c, clinic);
    const { name, phone, timeZone, emergencyNumber, allowedLinks, widgetColours } = clinic;
    // Which site may ask is part of the answer, so nothing between us may keep it for another.
    const headers = { "Cache-Control": "private, max-age=60" };
    const colours = widgetColours ? { colours: widgetColours } : {};
    const info = { name, phone, timeZone, emergencyNumber, languages: ["en"], links: allowedLinks, ...colours };
    return c.json(info, 200, headers);
  });
}
