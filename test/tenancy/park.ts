import { createComplaint } from "@shanhai/contract/complaint";
import { getMe } from "@shanhai/contract/member";
import { createPolicyCard } from "@shanhai/contract/policy-card";

import { createProofDocument, createRectification, submitProof } from "@shanhai/contract/rectification";
import type { AgencyId } from "@shanhai/contract/scalar";
import { createScorecard } from "@shanhai/contract/scorecard";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Person } from "../laptop.ts";
import { beginProgramme, finish, scoreAgency } from "../quality.ts";

/** A park's records about two of its agencies: of A two of each, so that lists have a second page; those of B have their ids here. */
export async function fillPark(
  administrator: Person,
  people: readonly [Person, Person],
  { agencyA, agencyB, orderOfB }: { agencyA: AgencyId; agencyB: AgencyId; orderOfB: string },
) {
  const evaluators = await Promise.all(
    people.map(async (person) => ({ person, memberId: (await person.call(getMe, {})).memberId })),
  );
  const { scorecardVersion } = await administrator.call(createScorecard, {});
  let programmeId = "";
  for (const [quartersAgo, agencyId] of [agencyA, agencyA, agencyB].entries()) {
    const programme = await beginProgramme(administrator, quartersAgo + 1);
    await scoreAgency(administrator, evaluators, programme.programmeId, agencyId);
    await finish(administrator, programme.programmeId, { publish: agencyId === agencyA });
    programmeId = programme.programmeId;
  }
  const today = shanghaiDate(new Date());
  let [complaintId, rectificationId] = ["", ""];
  for (const agencyId of [agencyA, agencyA, agencyB]) {
    const complaint = { agencyId, content: "拖欠", receivedOn: today, deadline: today };
    ({ complaintId } = await administrator.call(createComplaint, { body: complaint }));
    const rectification = { agencyId, demand: "补齐记录", deadline: today };
    ({ rectificationId } = await administrator.call(createRectification, { body: rectification }));
  }
  const card = { kind: "housing" as const, title: "租房补贴", text: "每月 500 元" };
  const { policyCardId } = await administrator.call(createPolicyCard, { body: card });
  const surveyId = orderOfB.replace(/^ord/, "srv");
  return {
    scorecardVersion: String(scorecardVersion),
    programmeId,
    complaintId,
    rectificationId,
    surveyId,
    policyCardId,
  };
}

/** Proof of a rectification with one file, as its agency hands it in: the file's id. */
export async function proveWith(agency: Person, rectificationId: string): Promise<string> {
  const params = { rectificationId };
  const content = "%PDF-1.7";
  const body = { fileName: "回访记录.pdf", size: content.length };
  const { upload, ...document } = await agency.call(createProofDocument, { params, body });
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: content });
  await agency.call(submitProof, { params, body: { version: 1, text: "已补齐", documents: [document] } });
  return document.proofDocumentId;
}
