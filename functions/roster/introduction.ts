import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/introduction";
import type { Introduction } from "@shanhai/contract/introduction";
import type { GraduateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { consenting, introduce, readIntroduction } from "@shanhai/domain/introduction";
import type { Request } from "@shanhai/http/serve";
import { commit } from "@shanhai/store/commit";
import { getGraduates } from "@shanhai/store/graduate";
import * as store from "@shanhai/store/introduction";
import { introductionIdOf } from "@shanhai/store/keys/partner";
import type { Write } from "@shanhai/store/write";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";
import { postingFor } from "./match.ts";

type Result = ResultOf<typeof contract.introduceGraduates>["results"][number];

/** The graduate with the consent, and the recommendation. */
const WRITES_OF_ROW = 2;

/** Recommends graduates to a posting that the school may see, row by row: who was recommended to it already is so still. */
export async function introduceMany(
  { act, scope, organisationName, input }: Request<typeof contract.introduceGraduates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.introduceGraduates>> {
  const table = platform.open(scope);
  const posting = await postingFor(platform, scope, act, input.params.postingId);
  const { graduateIds, consent } = input.body;
  const partner = { partnerId: scope.id, partnerName: organisationName, parkId: scope.parkId };

  async function run(part: readonly GraduateId[], own: Act): Promise<Result[]> {
    const ids = part.map((id) => introductionIdOf(posting.postingId, id));
    const [graduates, there] = await Promise.all([getGraduates(table, part), store.getIntroductions(table, ids)]);
    const writes: Write[] = [];
    const results = part.map((graduateId, index): Result => {
      const introductionId = ids[index] as (typeof ids)[number];
      const before = graduates.get(graduateId);
      if (!before) return { graduateId, outcome: "notFound" };
      if (there.has(introductionId)) return { graduateId, outcome: "existing", introductionId };
      const agreed = consenting(before, posting, consent?.means, own);
      if (!agreed) return { graduateId, outcome: "consent" };
      const { version, introductions = 0 } = before;
      const after = { ...agreed, version: version + 1, updatedAt: own.at, introductions: introductions + 1 };
      const record = introduce(introductionId, after, posting, partner, own);
      writes.push(...store.introduceWrites(table, before, after, record));
      return { graduateId, outcome: "introduced", introductionId };
    });
    const records = [posting.postingId, ...results.flatMap(({ introductionId }) => introductionId ?? [])];
    const detail = { agency: posting.agencyName, enterprise: posting.enterpriseName };
    return writes.length === 0 ? results : commit(table, own, { writes, records, result: results, detail });
  }

  return { results: await inParts<GraduateId, Result>(table, act, graduateIds, () => WRITES_OF_ROW, run) };
}

export async function list(
  { scope, input }: Request<typeof contract.listIntroductions>,
  platform: Platform,
): Promise<Page<Introduction>> {
  const page = await store.listIntroductions(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readIntroduction) };
}
