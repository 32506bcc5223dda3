import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { ExportJob } from "@shanhai/contract/export-job";
import type { ImportJob } from "@shanhai/contract/import-job";
import { AgencyId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { readOrder } from "@shanhai/domain/order";
import type { StoredOrder } from "@shanhai/store/order";
import { copyEvaluation, countAgency, countEvaluation, projectOrder } from "@shanhai/store/projection";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";

type Image = Record<string, unknown> & { pk: string };

/** What follows from one changed item; `owner` is the id in its partition key. */
type Consequence = (platform: Platform, owner: string, image: Image, before: Image | undefined) => Promise<void>;

async function orderChanged(platform: Platform, tenantId: string, image: Image): Promise<void> {
  const stored = image as unknown as StoredOrder;
  const { orderId, title, enterpriseName, deadline, headcount, filled, open, createdAt, revision } = stored;
  const facts = { orderId, title, enterpriseName, deadline, headcount, filled, open, createdAt, revision };
  const { status } = readOrder(stored);
  await projectOrder(platform.open(mintParkScope(stored.parkId)), AgencyId.parse(tenantId), { ...facts, status });
}

async function agencyChanged(platform: Platform, parkId: string, image: Image): Promise<void> {
  const agency = image as unknown as AgencyRecord;
  if (!agency.counted) await countAgency(platform.open(mintParkScope(parkId)), agency);
}

async function evaluationMade(platform: Platform, parkId: string, image: Image): Promise<void> {
  const { pk: _pk, sk: _sk, counted, ...rest } = image;
  const evaluation = rest as unknown as Evaluation;
  if (counted) return;
  await copyEvaluation(platform.open(mintTenantScope(evaluation.agencyId, parkId)), evaluation);
  await countEvaluation(platform.open(mintParkScope(parkId)), evaluation);
}

/** What a job is handed to a worker for. */
const WORK: readonly ImportJob["status"][] = ["checking", "queued", "reverting"];

async function importQueued(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const { importJobId, status } = image as unknown as ImportJob;
  if (!WORK.includes(status) || before?.status === status) return;
  await platform.imports.send({ tenantId, parkId: String(image.parkId), importJobId });
}

async function exportQueued(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const { exportJobId, status } = image as unknown as ExportJob;
  if (status !== "queued" || before) return;
  await platform.exports.send({ tenantId, parkId: String(image.parkId), exportJobId });
}

/** By the item's partition: `T#<tenant>#<noun>` or `P#<park>#<noun>`. */
const CONSEQUENCES: Record<string, Consequence> = {
  "T#order": orderChanged,
  "T#importJob": importQueued,
  "T#exportJob": exportQueued,
  "P#agency": agencyChanged,
  "P#evaluation": evaluationMade,
};

type AttributeMap = Parameters<typeof unmarshall>[0];

async function follow(platform: Platform, record: DynamoDBRecord): Promise<void> {
  const [kind = "", owner = "", noun = "", ...rest] = (record.dynamodb?.Keys?.pk?.S ?? "").split("#");
  const consequence = rest.length === 0 ? CONSEQUENCES[`${kind}#${noun}`] : undefined;
  const image = record.dynamodb?.NewImage;
  if (!consequence || !image) return;
  const old = record.dynamodb?.OldImage;
  await consequence(
    platform,
    owner,
    unmarshall(image as AttributeMap) as Image,
    old ? (unmarshall(old as AttributeMap) as Image) : undefined,
  );
}

/** Stream consumer: in order, stopping at the first failure, from which the batch is delivered again. */
export function create(platform: Platform) {
  return async (event: DynamoDBStreamEvent) => {
    for (const record of event.Records) {
      try {
        await follow(platform, record);
      } catch (error) {
        const sequence = record.dynamodb?.SequenceNumber ?? "";
        console.log(JSON.stringify({ level: "error", worker: "projections", sequence, fault: String(error) }));
        return { batchItemFailures: [{ itemIdentifier: sequence }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

export const handler = create(awsPlatform());
