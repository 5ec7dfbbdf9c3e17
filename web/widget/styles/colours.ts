/** A colour in the light and in the dark scheme, each `#rrggbb`. */
export type ColourPair = readonly [light: string, dark: string];

/** A clinic's own colours: of what can be pressed, and of the words on it. */
export interface ClinicColours {
  accent: ColourPair;
  onAccent: ColourPair;
}

const HEX = /^#[\da-f]{6}$/i;

/** The rule that gives a widget these colours; empty where one of them is none, as it may come from anywhere. */
export function colourRule({ accent, onAccent }: ClinicColours): string {
  if (![...accent, ...onAccent].every((colour) => HEX.test(colour))) return "";
  return `:host{--ac-accent:light-dark(${accent});--ac-on-accent:light-dark(${onAccent})}`;
}
