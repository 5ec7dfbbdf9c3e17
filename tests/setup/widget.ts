import { buildWidget } from "../../web/widget/build/build-widget.mjs";
import { DIST } from "../../web/widget/build/places.mjs";
import { isStale } from "../../web/widget/build/stale.mjs";

/** Vitest's global setup: the pages under test have the widget of these sources. */
export default async function setup(): Promise<void> {
  if (await isStale()) await buildWidget({ dist: DIST });
}
