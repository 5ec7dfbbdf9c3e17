import type { Frame } from "../graph/frame.ts";
import type { ClinicDirectory, VisitTypeSummary } from "../scheduling/model.ts";

/** The kind of visit that new patients of the wanted one's field begin with; undefined where the clinic has none. */
export function firstVisitFor({ visitType }: Frame, { visitTypes }: ClinicDirectory): VisitTypeSummary | undefined {
  const asked = visitTypes.find(({ id }) => id === visitType?.value);
  return visitTypes.find(
    ({ patientKind, specialty, selfBookable }) =>
      selfBookable && patientKind === "new" && specialty === asked?.specialty,
  );
}
