import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { AgencyId, CalendarDate, Instant, OrderId, ParkId, PositionId, PostingId } from "@shanhai/contract/scalar";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { boardPath, type LinkedSource } from "@shanhai/functions/job-link";
import { getBoardPosting, saveBoardPosting } from "@shanhai/store/board-posting";
import { putStanding } from "@shanhai/store/standing";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct } from "./direct.ts";
import { uscc } from "./laptop.ts";

const AT = "2026-11-26T02:00:00.000Z" as Instant;
const JOB_BENEFITS = ["包住宿", "餐补 15 元/天", "五险一金", "厂区班车"];

export interface PostedJob {
  postingId: PostingId;
  positionId: PositionId;
  orderId: OrderId;
}

/** A park's board in a direct table: jobs on it, links to it, and its visitors. */
export function jobsOf(direct: Direct, parkId: string) {
  const park = direct.platform.open(mintParkScope(parkId));
  let posted = 0;

  /** The agency as its park has it: active, and licensed for long. */
  async function license(number: number, more: { status?: "active" | "suspended"; licenceExpiry?: string } = {}) {
    const { status = "active", licenceExpiry = "2030-12-31" } = more;
    const table = direct.platform.open(mintTenantScope(agencyId(number), parkId));
    const standing = {
      parkId,
      agencyId: agencyId(number),
      name: `机构${number}`,
      status,
      licenceNumber: "1",
      licenceExpiry,
    };
    await putStanding(table, { ...standing, version: Date.now() } as never);
  }

  /** A position of an open order, posted as the stream would. */
  async function post(more: Partial<BoardPostingRecord> = {}, number = 1): Promise<PostedJob> {
    posted += 1;
    const owner = direct.ownerOf(agencyId(number), parkId);
    const { enterpriseId } = await owner.call(createEnterprise, {
      body: { name: more.enterpriseName ?? "衢州华友钴新材料", uscc: uscc(500 + posted) },
    });
    const { orderId } = await owner.call(createOrder, {
      body: { enterpriseId, title: "订单", deadline: "2030-01-01" },
    });
    const body = {
      title: "操作工",
      occupation: "操作工",
      headcount: 5,
      payMin: 600_000,
      payMax: 800_000,
      place: "柯城",
    };
    const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
    const job = await show({ orderId, positionId, ...more }, number);
    return { postingId: job.postingId, positionId, orderId };
  }

  /** Puts something on the board by itself. */
  async function show(more: Partial<BoardPostingRecord>, number = 1): Promise<BoardPostingRecord> {
    posted += 1;
    const name = String(posted).padStart(26, "0");
    const record: BoardPostingRecord = {
      postingId: `pst_${name}` as PostingId,
      positionId: `pos_${name}` as PositionId,
      orderId: `ord_${name}` as OrderId,
      agencyId: agencyId(number) as AgencyId,
      agencyName: `机构${number}`,
      enterpriseName: "衢州华友钴新材料",
      title: "操作工",
      occupation: "操作工",
      headcount: 5,
      open: 5,
      payMin: 600_000,
      payMax: 800_000,
      place: "柯城区高新园区",
      division: "330802",
      divisionName: "浙江省衢州市柯城区",
      cityName: "衢州市",
      benefits: JOB_BENEFITS,
      validThrough: "2026-12-31" as CalendarDate,
      shownThrough: "2026-12-31" as CalendarDate,
      refreshedAt: new Date(Date.parse(AT) + posted * 1000).toISOString() as Instant,
      listed: true,
      revision: 1,
      ...more,
    } as BoardPostingRecord;
    if (!(await saveBoardPosting(park, undefined, record))) throw new Error("Not posted");
    return record;
  }

  /** Takes a job off the board, or changes what the board has of it. */
  async function change(id: PostingId, more: Partial<BoardPostingRecord>): Promise<void> {
    const before = await getBoardPosting(park, id);
    if (!before) throw new Error("Not posted");
    await saveBoardPosting(park, before, { ...before, ...more, revision: before.revision + 1 });
  }

  return {
    park,
    license,
    post,
    show,
    change,
    linkOf: (source: LinkedSource = { kind: "board" }) => boardPath(park.keys, parkId as ParkId, source),
  };
}

/** What a visitor is answered. */
export interface Answer {
  statusCode: number;
  body: string;
  headers: Record<string, string>;
}

const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/jobs\/([^/]+)\/([^/]+)$/, "/jobs/{token}/{postingId}"],
  [/^\/jobs\/([^/]+)$/, "/jobs/{token}"],
  [/^\/relay\/([^/]+)$/, "/relay/{token}"],
  [/^\/progress\/([^/]+)$/, "/progress/{token}"],
  [/^\/progress\/([^/]+)\/messages$/, "/progress/{token}/messages"],
  [/^\/progress\/([^/]+)\/by-people$/, "/progress/{token}/by-people"],
];

/** A job seeker's request, as API Gateway hands it on. */
export async function seek(
  direct: Direct,
  path: string,
  form?: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [at = "", rawQueryString = ""] = path.split("?");
  const [pattern, route] = ROUTES.find(([one]) => one.test(at)) ?? [];
  const [, token = "", postingId = ""] = pattern?.exec(at) ?? [];
  const { progress, seeker } = direct.functions.http;
  const handler = (at.startsWith("/progress/") ? progress : seeker) as unknown as (event: object) => Promise<Answer>;
  return handler({
    routeKey: `${form ? "POST" : "GET"} ${route}`,
    headers: { "accept-language": "zh-CN", ...headers },
    pathParameters: { token, postingId },
    rawQueryString,
    requestContext: { requestId: "visit" },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
}
