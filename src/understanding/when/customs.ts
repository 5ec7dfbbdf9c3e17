/**
 * Whether 03/04 is 3 April where this zone is. The United States (and its territories) write the month first; a zone
 * of no country (UTC, GMT offsets) is taken for English as written there.
 */
export function isDayFirst(timeZone: string): boolean {
  if (/^(Europe|Asia|Africa|Australia|Indian|Antarctica|Arctic|Atlantic)\//.test(timeZone))
    return timeZone !== "Asia/Manila";
  if (timeZone.startsWith("Pacific/")) return !/Honolulu|Guam|Pago_Pago|Saipan|Midway|Johnston/.test(timeZone);
  if (timeZone.startsWith("America/")) return LATIN_AMERICA.test(timeZone);
  return false;
}

/** Zones under America/ whose countries write the day first. Canada is mixed and read as the United States. */
const LATIN_AMERICA =
  /Argentina|Buenos_Aires|Sao_Paulo|Bahia|Manaus|Fortaleza|Recife|Belem|Bogota|Lima|Santiago|Caracas|Mexico_City|Cancun|Tijuana|Monterrey|Guatemala|Montevideo|Asuncion|La_Paz|Guayaquil|Costa_Rica|Havana|Santo_Domingo|El_Salvador|Tegucigalpa|Managua|Jamaica|Barbados|Port_of_Spain/;
