import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/programme";
import type { Programme, RaterAgreement } from "@shanhai/contract/programme";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { agreementOf, beginProgramme, conclude, mayConclude, publishBoard } from "@shanhai/domain/programme";
import { resultOf } from "@shanhai/domain/service-result";
import type { Request } from "@shanhai/http/serve";
import { allAssessments, freezeAssessments } from "@shanhai/store/assessment";
import * as store from "@shanhai/store/programme";
import { getScorecard } from "@shanhai/store/scorecard";
import { getFactsOf } from "@shanhai/store/service-facts";
import { allResults } from "@shanhai/store/service-result";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createProgramme>,
  platform: Platform,
): Promise<Programme> {
  const table = platform.open(scope);
  const card = await getScorecard(table, input.body.scorecardVersion);
  return store.insertProgramme(table, act, beginProgramme(input.body, card, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listProgrammes>,
  platform: Platform,
): Promise<Page<Programme>> {
  return store.listProgrammes(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getProgramme>,
  platform: Platform,
): Promise<Programme> {
  return found(await store.getProgramme(platform.open(scope), input.params.programmeId));
}

export async function getRaterAgreement(
  { scope, input }: Request<typeof contract.getRaterAgreement>,
  platform: Platform,
): Promise<RaterAgreement> {
  const table = platform.open(scope);
  const programme = found(await store.getProgramme(table, input.params.programmeId));
  return agreementOf(programme, await allAssessments(table, programme.programmeId));
}

/** Agencies whose results are written in one transaction. */
const PART = 40;

/** Freezes what is not frozen yet, part by part: a conclusion that was cut off goes on where it ended. */
async function freeze(table: Table<ParkScope>, act: Act, programme: Programme, seen: number): Promise<void> {
  const assessments = await allAssessments(table, programme.programmeId);
  mayConclude(programme, assessments, seen, act);
  const open = assessments.filter(({ concludedAt }) => !concludedAt);
  for (let start = 0; start < open.length; start += PART) {
    const part = open.slice(start, start + PART);
    const facts = await getFactsOf(
      table,
      programme.quarter,
      part.map(({ agencyId }) => agencyId),
    );
    const pairs = part.map((assessment) => {
      const own = found(facts.get(assessment.agencyId));
      return { assessment, result: resultOf(programme, assessment, own, act) };
    });
    await freezeAssessments(table, { ...act, idempotency: undefined }, pairs);
  }
}

export async function concludeAll(
  { act, scope, input }: Request<typeof contract.concludeProgramme>,
  platform: Platform,
): Promise<Programme> {
  const table = platform.open(scope);
  return settle(async () => {
    const programme = found(await store.getProgramme(table, input.params.programmeId));
    await freeze(table, act, programme, input.body.version);
    return store.saveProgramme(table, act, conclude(programme, act));
  });
}

export async function makePublic(
  { act, scope, input }: Request<typeof contract.publishProgramme>,
  platform: Platform,
): Promise<Programme> {
  const table = platform.open(scope);
  const before = found(await store.getProgramme(table, input.params.programmeId));
  const results = await allResults(table, before.programmeId);
  const { programme, board } = publishBoard(before, results, input.body.version, act);
  const agencyIds = results.map(({ agencyId }) => agencyId);
  return store.saveProgramme(table, act, programme, { ...board, agencyIds });
}
