import { type AWidget, aWidget } from "./a-widget.ts";

export const TWO_O_CLOCK = "Tuesday, March 10 at 2:00 PM with Dr. Amara Lee, Downtown";
export const IDENTITY = { name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" };

export function fill(widget: AWidget, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    (widget.find(`input[name=${name}]`) as HTMLInputElement).value = value;
  }
}

/** Presses the button of the form that `selector` finds. */
export const submit = (widget: AWidget, selector: string) => widget.press(widget.find(`${selector} [type=submit]`));

/** The radio that a reader hears by this name. */
export const radio = (widget: AWidget, name: string) => widget.find(`input[aria-label="${name}"]`) as HTMLInputElement;

/** From the first wish to the question whether to book. */
export async function propose(widget: AWidget): Promise<void> {
  await widget.type("I need a cleaning");
  await widget.tap(radio(widget, TWO_O_CLOCK));
  fill(widget, IDENTITY);
  await submit(widget, ".form");
}

/** A widget that has come as far as that question. */
export async function proposed(changes: Parameters<typeof aWidget>[0] = {}): Promise<AWidget> {
  const widget = await aWidget(changes);
  await propose(widget);
  return widget;
}
