import type { ClinicColours, ColourPair } from "./colours.ts";

/** What text needs against its ground: WCAG 2.2, 1.4.3. */
const LEAST = 4.5;

/** What the accent is read on, as tokens.css has them. */
export const GROUNDS = {
  page: ["#f5f6f3", "#121716"],
  surface: ["#ffffff", "#1c2322"],
} as const satisfies Record<string, ColourPair>;

/** Two colours that cannot be told apart well enough; `ratio` is rounded down to a tenth. */
export interface ContrastFault {
  scheme: "light" | "dark";
  text: "accent" | "onAccent";
  ground: "page" | "surface" | "accent";
  ratio: number;
}

/** Where a clinic's colours fall short of 4.5:1, in either scheme; to be refused before they are saved. */
export function contrastFaults({ accent, onAccent }: ClinicColours): ContrastFault[] {
  const { page, surface } = GROUNDS;
  const read = [
    { text: "accent", ground: "page", colours: [accent, page] },
    { text: "accent", ground: "surface", colours: [accent, surface] },
    { text: "onAccent", ground: "accent", colours: [onAccent, accent] },
  ] as const;
  return (["light", "dark"] as const).flatMap((scheme, index) =>
    read.flatMap(({ text, ground, colours: [one, other] }) => {
      const ratio = contrast(one[index] ?? "", other[index] ?? "");
      return ratio < LEAST ? [{ scheme, text, ground, ratio: Math.floor(ratio * 10) / 10 }] : [];
    }),
  );
}

/** The contrast of two colours (`#rgb` or `#rrggbb`) as WCAG 2.2 defines it: 1 to 21, in either order. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
