import type { ResultOf } from "@shanhai/contract/endpoint";
import type { JobSource, NamedSourceKind } from "@shanhai/contract/job-source";
import { monthlyPay, POSTER_WORDS } from "@shanhai/contract/job-words";
import type * as contract from "@shanhai/contract/posting-source";
import { MOST_NAMED_SOURCES } from "@shanhai/contract/posting-source";
import type { JobSourceId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import type { PostingRecord } from "@shanhai/domain/posting";
import { isNamed, sourceFigures } from "@shanhai/domain/posting-source";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/job-source";
import { jobSourceIdOf } from "@shanhai/store/keys/seeker";
import { getOrder, getPosition } from "@shanhai/store/order";
import { getPosting } from "@shanhai/store/posting";
import { getStanding } from "@shanhai/store/standing";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { jobPath } from "../job-link.ts";
import type { Platform } from "../platform.ts";
import { posterFile } from "./poster.ts";

/** Only what everybody may see has an address. */
const isPublic = ({ status, partnerId }: PostingRecord) => status === "published" && partnerId === undefined;

/** The address of a posting for who comes from there, signed by its park, which serves it. */
function pathOf(platform: Platform, scope: TenantScope, posting: PostingRecord, sourceId?: JobSourceId): string {
  const { postingId } = posting;
  const source = sourceId ? { kind: "named" as const, postingId, sourceId } : { kind: "posting" as const, postingId };
  return jobPath(platform.keys.of(mintParkScope(scope.parkId)), scope.parkId, source, postingId);
}

export async function list(
  { act, scope, input }: Request<typeof contract.listPostingSources>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listPostingSources>> {
  const table = platform.open(scope);
  const posting = found(await getPosting(table, input.params.postingId));
  const { positionId, postingId } = posting;
  const [position, sources, arrivals] = await Promise.all([
    getPosition(table, positionId),
    store.listJobSources(table, positionId),
    store.getSourceArrivals(table, positionId),
  ]);
  const own: store.StoredJobSource = { kind: "posting", sourceId: postingId, name: position?.title ?? "" };
  const items = sourceFigures(own, sources, arrivals, act.today).map((figures) => {
    const { kind, sourceId } = figures;
    if (!isPublic(posting) || !(isNamed(kind) || sourceId === postingId)) return figures;
    const named = isNamed(kind) ? (sourceId as JobSourceId) : undefined;
    return { ...figures, path: pathOf(platform, scope, posting, named) };
  });
  return { items };
}

export async function create(
  { act, scope, input }: Request<typeof contract.createPostingSource>,
  platform: Platform,
): Promise<JobSource> {
  const table = platform.open(scope);
  const { positionId } = found(await getPosting(table, input.params.postingId));
  const { kind, name }: { kind: NamedSourceKind; name: string } = input.body;
  const source: JobSource = { kind, sourceId: jobSourceIdOf(positionId, { kind, name }), name };
  const sources = await store.listJobSources(table, positionId);
  const named = sources.filter((one) => isNamed(one.kind));
  if (named.some(({ sourceId }) => sourceId === source.sourceId)) return source;
  if (named.length >= MOST_NAMED_SOURCES) throw new AppError("source.many", { max: MOST_NAMED_SOURCES });
  return store.insertJobSource(table, act, positionId, source);
}

export async function getPoster(
  { scope, input }: Request<typeof contract.getPostingPoster>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getPostingPoster>> {
  const table = platform.open(scope);
  const { sourceId, format, language } = input.query;
  const posting = found(await getPosting(table, input.params.postingId));
  const { positionId, orderId, divisionName } = posting;
  const [position, order, standing, source] = await Promise.all([
    getPosition(table, positionId),
    getOrder(table, orderId),
    getStanding(table),
    sourceId ? store.getJobSource(table, positionId, sourceId) : undefined,
  ]);
  if (sourceId) found(source);
  if (!isPublic(posting)) throw new AppError("posting.hidden");
  const { title, place, headcount, payMin, payMax, benefits = [] } = found(position);
  const t = POSTER_WORDS[language];
  const facts = [
    found(order).enterpriseName,
    `${divisionName} ${place} · ${t.seats(headcount)}`,
    ...(benefits.length > 0 ? [benefits.join(language === "zh" ? "、" : ", ")] : []),
  ];
  const url = `${platform.origin()}${pathOf(platform, scope, posting, sourceId)}`;
  const pay = monthlyPay(language, payMin, payMax);
  return posterFile({ from: found(standing).name, title, pay, facts, place: source?.name, url }, { format, language });
}
