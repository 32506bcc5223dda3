import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/graduate-match";
import { MOST_MATCHES } from "@shanhai/contract/graduate-match";
import type { PostingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { consentTo } from "@shanhai/domain/graduate";
import { compare, matching } from "@shanhai/domain/graduate-match";
import { isOpen } from "@shanhai/domain/grant";
import { progressOf } from "@shanhai/domain/introduction";
import { readPartnerPosting } from "@shanhai/domain/partner-posting";
import type { Request } from "@shanhai/http/serve";
import { listBoard } from "@shanhai/store/board-posting";
import { allGraduates, getGraduate, readGraduate } from "@shanhai/store/graduate";
import { grantsFor } from "@shanhai/store/grant";
import { getIntroductions, introducedTo } from "@shanhai/store/introduction";
import { introductionIdOf } from "@shanhai/store/keys/partner";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import { postingFor as forPartner } from "../partner/posting-for.ts";
import type { Platform } from "../platform.ts";

/** Postings of each kind that graduates are compared with: those refreshed last. */
const MOST_POSTINGS = 50;

/** What a partner's people may see of the park's board: what is for them alone first, then what is for everybody. */
async function postingsFor(platform: Platform, scope: PartnerScope, act: Act): Promise<BoardPostingRecord[]> {
  const board = platform.open(mintParkScope(scope.parkId));
  const part = async (audience?: PartnerScope["id"]) =>
    (await listBoard(board, { audience, today: act.today }, { limit: MOST_POSTINGS })).items;
  const [own, open] = await Promise.all([
    grantsFor(platform.open(scope), act).then((grants) => (isOpen(grants, "postings") ? part(scope.id) : [])),
    part(),
  ]);
  return [...own, ...open];
}

/** A posting that the partner's people may see today. Throws `notFound` for any other: another's own is not there. */
export async function postingFor(
  platform: Platform,
  scope: PartnerScope,
  act: Act,
  postingId: PostingId,
): Promise<BoardPostingRecord> {
  return found(await forPartner(platform.open(mintParkScope(scope.parkId)), platform.open(scope), act, postingId));
}

const shown = (record: BoardPostingRecord) => ({
  posting: readPartnerPosting(record),
  exclusive: record.partnerId !== undefined,
});

export async function listPostings(
  { act, scope }: Request<typeof contract.listMatchedPostings>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listMatchedPostings>> {
  const table = platform.open(scope);
  const [postings, graduates, introduced] = await Promise.all([
    postingsFor(platform, scope, act),
    allGraduates(table),
    introducedTo(table),
  ]);
  const items = postings.map((record) => ({
    ...shown(record),
    matching: matching(graduates, (one) => compare(one, record)).length,
    introduced: introduced.filter((id) => id === record.postingId).length,
  }));
  return { graduates: graduates.length, items };
}

export async function listGraduates(
  { act, scope, input }: Request<typeof contract.listMatchingGraduates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listMatchingGraduates>> {
  const table = platform.open(scope);
  const record = await postingFor(platform, scope, act, input.params.postingId);
  const matches = matching(await allGraduates(table), (one) => compare(one, record));
  const best = matches.slice(0, MOST_MATCHES).map((match) => ({
    ...match,
    id: introductionIdOf(record.postingId, match.item.graduateId),
  }));
  const introductions = await getIntroductions(
    table,
    best.map(({ id }) => id),
  );
  const agency = { name: record.agencyName, agencyId: record.agencyId };
  const items = best.map(({ item, reasons, id }) => {
    const introduction = introductions.get(id);
    const consented = consentTo(item, agency) !== undefined;
    const progress = introduction ? { introduction: progressOf(introduction) } : {};
    return { graduate: readGraduate(item), reasons, consented, ...progress };
  });
  return { ...shown(record), total: matches.length, items };
}

export async function listOfGraduate(
  { act, scope, input }: Request<typeof contract.listGraduateMatches>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listGraduateMatches>> {
  const table = platform.open(scope);
  const graduate = found(await getGraduate(table, input.params.graduateId));
  const matches = matching(await postingsFor(platform, scope, act), (record) => compare(graduate, record));
  const ids = matches.map(({ item }) => introductionIdOf(item.postingId, graduate.graduateId));
  const introductions = await getIntroductions(table, ids);
  const items = matches.map(({ item, reasons }, index) => {
    const introduction = introductions.get(ids[index] as (typeof ids)[number]);
    return { ...shown(item), reasons, ...(introduction ? { introduction: progressOf(introduction) } : {}) };
  });
  return { items };
}
