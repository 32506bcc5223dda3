import type { OrderStatus } from "@shanhai/contract/order";
import type { AgencyId, OrderId } from "@shanhai/contract/scalar";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import { type ComplaintRecord, forAgency } from "@shanhai/domain/complaint";
import type { RectificationRecord } from "@shanhai/domain/rectification";
import type { ServiceResultRecord } from "@shanhai/domain/service-result";
import { answeredSurvey, type SurveyRecord } from "@shanhai/domain/survey";
import type { TwoSided } from "@shanhai/domain/two-sided";
import { getAgency } from "@shanhai/store/agency";
import { tellAnswered } from "@shanhai/store/answered-survey";
import { copyInterest } from "@shanhai/store/assessment";
import { complaintKey, rectificationKey, serviceResultKey } from "@shanhai/store/keys/park";
import type { MemberRecord } from "@shanhai/store/member";
import { getOrder } from "@shanhai/store/order";
import { getParkOrder } from "@shanhai/store/park";
import type { BoardRecord } from "@shanhai/store/programme";
import { followPublication } from "@shanhai/store/service-result";
import { askEnterprise } from "@shanhai/store/survey";
import { type Key, recordOf } from "@shanhai/store/table";
import { followAgency, followPark } from "@shanhai/store/two-sided";
import { mintParkScope, mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

type Image = Record<string, unknown> & { pk: string; sk: string };
type Consequence = (platform: Platform, owner: string, image: Image) => Promise<void>;

/** How a record that a park and an agency both keep is known, and what of the park's half the agency gets. */
interface Shared {
  keyOf(scope: OwnerScope, image: Image): Key;
  named: readonly string[];
  shown?(byPark: never): unknown;
}

const SHARED = {
  serviceResult: {
    keyOf: (scope, image) => {
      const { programmeId, agencyId } = image as unknown as ServiceResultRecord;
      return serviceResultKey(scope, programmeId, agencyId);
    },
    named: ["programmeId", "agencyId"],
  },
  complaint: {
    keyOf: (scope, image) => complaintKey(scope, (image as unknown as ComplaintRecord).complaintId),
    named: ["complaintId", "agencyId"],
    shown: forAgency,
  },
  rectification: {
    keyOf: (scope, image) => rectificationKey(scope, (image as unknown as RectificationRecord).rectificationId),
    named: ["rectificationId", "agencyId"],
  },
} as const satisfies Record<string, Shared>;

/** Of an agency that is being erased nothing is made again. */
async function isErased(platform: Platform, parkId: string, agencyId: AgencyId): Promise<boolean> {
  const agency = await getAgency(platform.open(mintParkScope(parkId)), agencyId);
  return agency?.erasing === true;
}

/** The agency's copy gets the park's half; it says which park, so that the way back is known. */
function toAgency({ keyOf, named, shown }: Shared): Consequence {
  return async (platform, parkId, image) => {
    const record = image as unknown as TwoSided<unknown, unknown>;
    if (await isErased(platform, parkId, record.agencyId)) return;
    const table = platform.open(mintTenantItemsScope(record.agencyId));
    const names = Object.fromEntries(named.map((name) => [name, String(image[name])]));
    const byPark = shown ? shown(record.byPark as never) : record.byPark;
    await followPark(table, keyOf(table.scope, image), { ...names, parkId }, { ...record, byPark });
  };
}

/** The park's record gets the agency's half. */
function toPark({ keyOf }: Shared): Consequence {
  return async (platform, _agencyId, image) => {
    const table = platform.open(mintParkScope(String(image.parkId)));
    await followAgency(table, keyOf(table.scope, image), image as unknown as TwoSided<unknown, unknown>);
  };
}

/** The result of every agency of a board is published with it. The board itself stays with the park, where all agencies read it. */
async function boardPublished(platform: Platform, parkId: string, image: Image): Promise<void> {
  const { pk: _pk, sk: _sk, ...rest } = image;
  const board = rest as unknown as BoardRecord;
  const park = platform.open(mintParkScope(parkId));
  for (const agencyId of board.agencyIds) await followPublication(park, board.programmeId, agencyId, board.publishedAt);
}

/** An agency is told that its client answered: its own evidence may name that, and it never sees what was answered. */
async function surveyAnswered(platform: Platform, parkId: string, image: Image): Promise<void> {
  const survey = recordOf<SurveyRecord>(image);
  if (!survey.answeredOn || (await isErased(platform, parkId, survey.agencyId))) return;
  const table = platform.open(mintTenantScope(survey.agencyId, parkId));
  const order = await getOrder(table, survey.orderId);
  const told = order && answeredSurvey(survey, order.enterpriseId);
  if (told) await tellAnswered(table, told);
}

/** What follows, by the item's partition. */
export const QUALITY_CONSEQUENCES: Record<string, Consequence> = {
  ...Object.fromEntries(
    Object.entries(SHARED).flatMap(([noun, shared]) => [
      [`P#${noun}`, toAgency(shared)],
      [`T#${noun}`, toPark(shared)],
    ]),
  ),
  "P#board": boardPublished,
  "P#survey": surveyAnswered,
};

/** A member of an agency has an interest in it: the park is told so much, and no more. */
export async function noteInterest(platform: Platform, member: MemberRecord): Promise<void> {
  if (member.kind === "agency") await copyInterest(platform.open(mintParkScope(member.parkId)), member);
}

/** The enterprise of an order that is fulfilled or closed is asked, once the park knows of the order. */
export async function askAbout(
  platform: Platform,
  parkId: string,
  order: { orderId: OrderId; status: OrderStatus },
): Promise<void> {
  if (order.status !== "fulfilled" && order.status !== "closed") return;
  const table = platform.open(mintParkScope(parkId));
  const known = await getParkOrder(table, order.orderId);
  const now = platform.now();
  if (known)
    await askEnterprise(table, { ...known, status: order.status }, { at: instant(now), today: shanghaiDate(now) });
}
