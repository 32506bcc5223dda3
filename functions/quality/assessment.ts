import type * as contract from "@shanhai/contract/assessment";
import type { Assessment } from "@shanhai/contract/assessment";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { AgencyId, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found, sameVersion } from "@shanhai/domain/app-error";
import {
  type AssessmentRecord,
  assess,
  assignEach,
  fillSheet,
  mayLook,
  readAssessment,
  reassign,
  settleDifference,
  type Viewer,
} from "@shanhai/domain/assessment";
import { inWork } from "@shanhai/domain/programme";
import type { Request } from "@shanhai/http/serve";
import { getAgencyNames } from "@shanhai/store/agency";
import * as store from "@shanhai/store/assessment";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { getProgramme } from "@shanhai/store/programme";
import { getFacts } from "@shanhai/store/service-facts";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

type Params = Request<typeof contract.getAssessment>["input"]["params"];

const viewerOf = ({ subject, role, name }: Act): Viewer & { name: string } => ({
  memberId: memberIdOf(subject),
  role,
  name,
});

async function open(table: Table<ParkScope>, { programmeId, agencyId }: Params): Promise<AssessmentRecord> {
  return found(await store.getAssessment(table, programmeId, agencyId));
}

/** The park's evaluators, and whether one of them has an interest in an agency. */
async function panelOf(table: Table<ParkScope>, agencies: readonly AgencyId[]) {
  const evaluators = await store.listEvaluators(table);
  const interests = await store.getInterests(
    table,
    agencies,
    evaluators.map(({ memberId }) => memberId),
  );
  const hasInterest = (member: MemberId, agency: AgencyId) => interests.has(`${agency} ${member}`);
  return { evaluators, hasInterest };
}

export async function assign(
  { act, scope, input }: Request<typeof contract.assignEvaluators>,
  platform: Platform,
): Promise<ResultOf<typeof contract.assignEvaluators>> {
  const table = platform.open(scope);
  const { assignments } = input.body;
  const ids = assignments.map(({ agencyId }) => agencyId);
  const [programme, names, panel] = await Promise.all([
    getProgramme(table, input.params.programmeId),
    getAgencyNames(table, ids),
    panelOf(table, ids),
  ]);
  const open = inWork(found(programme));
  const given = assignEach(assignments, panel.evaluators, panel.hasInterest);
  const records = ids.map((agencyId) => {
    const agency = { agencyId, name: found(names.get(agencyId)) };
    return assess(open, agency, given.get(agencyId) ?? []);
  });
  const items = records.map((record) => readAssessment(record, viewerOf(act)));
  return store.insertAssessments(table, act, records, { items });
}

export async function assignAnew(
  { act, scope, input }: Request<typeof contract.reassignEvaluators>,
  platform: Platform,
): Promise<Assessment> {
  const table = platform.open(scope);
  const { agencyId } = input.params;
  const { version, evaluatorIds } = input.body;
  const [before, panel] = await Promise.all([open(table, input.params), panelOf(table, [agencyId])]);
  const given = assignEach([{ agencyId, evaluatorIds }], panel.evaluators, panel.hasInterest);
  return saveOver(table, act, before, version, (record) => reassign(record, found(given.get(agencyId))));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listAssessments>,
  platform: Platform,
): Promise<Page<Assessment>> {
  const table = platform.open(scope);
  const { programmeId } = found(await getProgramme(table, input.params.programmeId));
  const page = await store.listAssessments(table, programmeId, input.query);
  return { ...page, items: page.items.map((record) => readAssessment(record, viewerOf(act))) };
}

export async function listOwn(
  { act, scope, input }: Request<typeof contract.listOwnAssessments>,
  platform: Platform,
): Promise<Page<Assessment>> {
  const viewer = viewerOf(act);
  const page = await store.listOwnAssessments(platform.open(scope), viewer.memberId, input.query);
  return { ...page, items: page.items.map((record) => readAssessment(record, viewer)) };
}

export async function get(
  { act, scope, input }: Request<typeof contract.getAssessment>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getAssessment>> {
  const table = platform.open(scope);
  const viewer = viewerOf(act);
  const record = mayLook(await open(table, input.params), viewer);
  return {
    assessment: readAssessment(record, viewer),
    facts: await getFacts(table, record.quarter, record.agencyId),
  };
}

/** Keeps what is decided over the version that was seen. Throws `stale`. */
async function saveOver(
  table: Table<ParkScope>,
  act: Act,
  before: AssessmentRecord,
  seen: number,
  decide: (record: AssessmentRecord) => AssessmentRecord,
): Promise<Assessment> {
  const read = (record: AssessmentRecord) => readAssessment(record, viewerOf(act));
  sameVersion(read(before), seen);
  const after = decide(before);
  return store.replaceAssessment(table, act, before, after, read);
}

export async function submit(
  { act, scope, agencies, input }: Request<typeof contract.submitSheet>,
  platform: Platform,
): Promise<Assessment> {
  const table = platform.open(scope);
  const viewer = viewerOf(act);
  return settle(async () => {
    const [before, programme] = await Promise.all([
      open(table, input.params),
      getProgramme(table, input.params.programmeId),
    ]);
    const { indicators } = inWork(found(programme));
    const after = fillSheet(before, indicators, input.body, viewer, agencies, act);
    return store.saveAssessment(table, act, before, after, readAssessment(after, viewer));
  });
}

export async function settleOn(
  { act, scope, agencies, input }: Request<typeof contract.settleScore>,
  platform: Platform,
): Promise<Assessment> {
  const table = platform.open(scope);
  const { version, ...proposal } = input.body;
  const before = await open(table, input.params);
  return saveOver(table, act, before, version, (record) =>
    settleDifference(record, proposal, viewerOf(act), agencies, act),
  );
}
