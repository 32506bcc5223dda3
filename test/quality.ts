import { assignEvaluators, submitSheet } from "@shanhai/contract/assessment";
import { concludeProgramme, createProgramme, getProgramme, publishProgramme } from "@shanhai/contract/programme";
import type { AgencyId, MemberId, ProgrammeId } from "@shanhai/contract/scalar";
import { plusDays, plusMonths, quarterOf, shanghaiDate } from "@shanhai/domain/calendar";
import type { Person } from "./laptop.ts";

/** Version 1's indicators that evaluators score, all alike. */
export function sheetOf(score: number) {
  const ids = ["responsiveness", "match", "conduct", "followUp"];
  return {
    scores: Object.fromEntries(ids.map((id) => [id, score])),
    evidence: Object.fromEntries(ids.map((id) => [id, "现场查看"])),
  };
}

/** A programme on version 1 for a quarter that ended so many quarters ago. */
export function beginProgramme(admin: Person, quartersAgo: number) {
  const today = shanghaiDate(new Date());
  const quarter = quarterOf(plusMonths(today, -3 * quartersAgo));
  const body = { quarter, name: `${quarter} 评价`, scorecardVersion: 1, tolerance: 10, deadline: plusDays(today, 10) };
  return admin.call(createProgramme, { body });
}

/** An agency in a programme, scored alike by two evaluators. */
export async function scoreAgency(
  admin: Person,
  evaluators: readonly { person: Person; memberId: MemberId }[],
  programmeId: ProgrammeId,
  agencyId: AgencyId,
  score = 80,
) {
  const evaluatorIds = evaluators.map(({ memberId }) => memberId);
  await admin.call(assignEvaluators, { params: { programmeId }, body: { assignments: [{ agencyId, evaluatorIds }] } });
  for (const { person } of evaluators)
    await person.call(submitSheet, { params: { programmeId, agencyId }, body: sheetOf(score) });
}

/** Concludes a programme, and publishes it if asked. */
export async function finish(admin: Person, programmeId: ProgrammeId, { publish }: { publish: boolean }) {
  const params = { programmeId };
  const { version } = await admin.call(getProgramme, { params });
  const done = await admin.call(concludeProgramme, { params, body: { version } });
  if (publish) await admin.call(publishProgramme, { params, body: { version: done.version } });
}
