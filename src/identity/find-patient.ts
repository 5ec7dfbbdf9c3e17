import type { Db } from "../../db/client.ts";
import { type Candidate, findCandidates } from "../../db/queries/identity.ts";
import { nameKey } from "../scheduling/patient-details.ts";
import { pickPatient } from "./match.ts";
import type { Claim } from "./model.ts";

/** More people of one name and birthday than this are not told apart by us. */
const CANDIDATES_AT_MOST = 20;

/** The clinic's one patient whom the claim means; null: nobody, or several. One statement, whatever it finds. */
export async function findPatientOf(tx: Db, clinicId: string, claim: Claim): Promise<Candidate | null> {
  const { dateOfBirth, phone } = claim;
  const query = { clinicId, nameKey: nameKey(claim), dateOfBirth, limit: CANDIDATES_AT_MOST };
  return pickPatient(await findCandidates(tx, query), phone);
}
