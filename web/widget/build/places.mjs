// @ts-check
/** The sources, and what is built from them. */
export const WIDGET = new URL("../", import.meta.url);
export const DIST = new URL("../../../dist/widget/", import.meta.url);
