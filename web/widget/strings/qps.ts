import { en } from "./en.ts";
import { pseudoArabic } from "./pseudo-arabic.ts";

/** What `locale="qps"` shows (ISO 639 keeps the code for private use): a site's layout from right to left, tried out. */
export const qps = pseudoArabic(en);
