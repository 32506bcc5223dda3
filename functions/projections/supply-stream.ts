import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { tellsEvents } from "@shanhai/domain/webhook-event";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { webhookQueue } from "../aws/webhook-queue.ts";
import { observed } from "../observed.ts";
import { awsPlatform } from "../platform-aws.ts";
import type { QueuePlatform } from "../webhook-platform.ts";
import { isAtHome } from "./at-home.ts";
import { followMatching, MATCHED_NOUNS } from "./matching.ts";
import type { Change } from "./people.ts";
import { addUpSupply, countPeopleIn, followAgencySupply, positionMoved } from "./supply.ts";
import { chainMoved, countOrdersIn, followAgencyTalent } from "./talent.ts";
import { isToldAgain } from "./told-again.ts";
import { queueDeliveries, tellWebhooks } from "./webhooks.ts";

/*
 * A consumer of the stream of its own: whose place is which takes a list of divisions that the other one has no room for, and so does
 * what is listed for matching. Like that
 * one it may be told again, late and out of order.
 */

type AttributeMap = Parameters<typeof unmarshall>[0];
const imageOf = (image: unknown) => (image ? unmarshall(image as AttributeMap) : undefined);

const NOUNS: ReadonlySet<string> = new Set([
  "T#candidate",
  "T#placement",
  "T#order",
  "T#position",
  "T#posting",
  "T#application",
  "T#enterprise",
  "T#supply",
  "T#flow",
  "T#arrival",
  "T#webhookDelivery",
  "P#agency",
]);

/** The changes of a batch that anything follows from, by whose they are and of what noun. */
function changesIn(records: readonly DynamoDBRecord[]): (Change & { kind: string; again: boolean })[] {
  return records.flatMap((record) => {
    const { dynamodb } = record;
    const [kind = "", owner = "", noun = ""] = (dynamodb?.Keys?.pk?.S ?? "").split("#");
    if (!NOUNS.has(`${kind}#${noun}`) && !(kind === "T" && tellsEvents(noun))) return [];
    const at = new Date((dynamodb?.ApproximateCreationDateTime ?? 0) * 1000);
    const [before, after] = [imageOf(dynamodb?.OldImage), imageOf(dynamodb?.NewImage)];
    return [{ kind, owner, noun, before, after, at, again: isToldAgain(record) }];
  });
}

async function follow(platform: QueuePlatform, changes: ReturnType<typeof changesIn>): Promise<void> {
  const of = (...nouns: string[]) => changes.filter(({ kind, noun }) => kind === "T" && nouns.includes(noun));
  await countPeopleIn(platform, of("candidate", "placement"));
  for (const { owner, before, after } of of("position")) if (after) await positionMoved(platform, owner, after, before);
  await followMatching(platform, of(...MATCHED_NOUNS));
  await countOrdersIn(platform, of("order", "position"));
  for (const { owner, before, after } of of("enterprise")) if (after) await chainMoved(platform, owner, after, before);
  await addUpSupply(platform, of("supply", "flow", "arrival"));
  await tellWebhooks(
    platform,
    changes.filter(({ kind, again }) => kind === "T" && !again),
  );
  await queueDeliveries(platform, of("webhookDelivery"));
  for (const { kind, owner, before, after } of changes) {
    if (kind !== "P" || !before || !after || before.status === after.status) continue;
    await followAgencySupply(platform, owner, after as AgencyRecord);
    await followAgencyTalent(platform, owner, after as AgencyRecord);
  }
}

/** A batch is counted as one; if that fails, the whole of it comes again. */
export function create(platform: QueuePlatform) {
  return observed(platform, "supply", async (event: DynamoDBStreamEvent) => {
    try {
      await follow(platform, changesIn(event.Records.filter((record) => isAtHome(platform, record))));
    } catch (error) {
      const sequence = event.Records[0]?.dynamodb?.SequenceNumber ?? "";
      console.log(JSON.stringify({ level: "error", worker: "supply", sequence, fault: String(error) }));
      return { batchItemFailures: [{ itemIdentifier: sequence }] };
    }
    return { batchItemFailures: [] };
  });
}

export const handler = create({ ...awsPlatform(), webhooks: webhookQueue() });
