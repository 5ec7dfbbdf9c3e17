/**
 * A chunk's heading as it is stored: "Title › Section". The title stands with every chunk because the full-text column
 * weighs the heading, and a section called "Downtown" says little without "Parking".
 */
export const SEPARATOR = " › ";

export function headingPath(title: string, heading: string): string {
  return heading === "" ? title : `${title}${SEPARATOR}${heading}`;
}

/** The section's own heading; "" when the chunk stands under the title itself. */
export function sectionHeading(title: string, path: string): string {
  return path === title ? "" : path.slice(title.length + SEPARATOR.length);
}
