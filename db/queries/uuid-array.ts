/** A PostgreSQL array literal of ids, for `= any(${uuidArray(ids)}::uuid[])`: one parameter however many there are. */
export function uuidArray(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}
