import * as z from "zod/mini";
import { Candidate } from "./candidate.ts";
import { AGENCY, endpoint } from "./endpoint.ts";
import { ConsentMeans } from "./recipient.ts";
import { CandidateId, EnterpriseId } from "./scalar.ts";

export const recordRecipientConsent = endpoint({
  id: "recordRecipientConsent",
  method: "POST",
  path: "/candidates/{candidateId}/consents",
  tag: "candidate",
  summary: "Record that a person agreed to their name and phone being given to one client enterprise (PIPL 23)",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId }),
  body: () => z.object({ enterpriseId: EnterpriseId, means: ConsentMeans }),
  result: () => Candidate,
  errors: ["candidate.merged", "recipients.many"],
});

export const withdrawRecipientConsent = endpoint({
  id: "withdrawRecipientConsent",
  method: "DELETE",
  path: "/candidates/{candidateId}/consents/{enterpriseId}",
  tag: "candidate",
  summary: "Record that a person took such a consent back; contact data is masked again at once",
  permits: AGENCY,
  params: () => z.object({ candidateId: CandidateId, enterpriseId: EnterpriseId }),
  result: () => Candidate,
  errors: ["candidate.merged"],
});
