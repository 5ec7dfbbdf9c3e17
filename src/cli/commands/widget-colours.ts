import { type ContrastFault, contrastFaults } from "../../../web/widget/styles/contrast.ts";
import { asOwner } from "../as-owner.ts";
import { UsageError } from "../failure.ts";
import { say } from "../session.ts";

interface ColoursOptions {
  clinic: string;
  accent?: string;
  onAccent?: string;
  reset?: boolean;
}

/** Saves a clinic's colours, both schemes at once; `UsageError` where they are none or cannot be read. */
export async function widgetColours(options: ColoursOptions): Promise<void> {
  const colours = coloursOf(options);
  const { setWidgetColours } = await import("../../../db/queries/clinics.ts");
  await asOwner(options.clinic, async (db, clinicId) => {
    await setWidgetColours(db, clinicId, colours);
    say(colours ? "Saved. A running server shows them within half a minute." : "The widget's own colours again.");
  });
}

/** The colours as asked for, null for the widget's own. */
export function coloursOf({ accent, onAccent, reset }: Omit<ColoursOptions, "clinic">) {
  if (reset) {
    if (accent !== undefined || onAccent !== undefined) throw new UsageError("Give colours or --reset, not both.");
    return null;
  }
  const colours = { accent: pair("accent", accent), onAccent: pair("on-accent", onAccent) };
  const faults = contrastFaults(colours);
  if (faults.length > 0) throw new UsageError(`These cannot be read well enough: ${faults.map(inWords).join("; ")}.`);
  return colours;
}

function pair(name: string, text: string | undefined): [light: string, dark: string] {
  const [light, dark, more] = (text ?? "").split(",").map((colour) => colour.trim());
  if (light && dark && more === undefined && [light, dark].every((colour) => /^#[\da-f]{6}$/i.test(colour))) {
    return [light, dark];
  }
  throw new UsageError(`--${name} takes two colours, for light and for dark, such as #14595a,#86d0c8`);
}

const NAMES = { accent: "the accent", onAccent: "the words", page: "the page", surface: "the cards" };
const inWords = ({ scheme, text, ground, ratio }: ContrastFault): string =>
  `${scheme}: ${NAMES[text]} on ${NAMES[ground]} has ${ratio} : 1 and needs 4.5 : 1`;
