import { createEnterpriseLink } from "@shanhai/contract/enterprise-link";
import { listPlacements } from "@shanhai/contract/placement";
import { recordRecipientConsent } from "@shanhai/contract/recipient-consent";
import type { CandidateId, EnterpriseId, OrderId, PositionId } from "@shanhai/contract/scalar";
import { type Desk, inStage } from "./demo-desk.ts";

/** A client's contact, who answers on a phone. */
interface Client {
  enterpriseId: EnterpriseId;
  holder: string;
  /** Whom the client may be told in full. */
  agreed?: readonly CandidateId[];
}

/** The address of a link for a client, one that answers statements too. */
export async function openToClient(
  { steps, actor }: Desk,
  { enterpriseId, holder, agreed = [] }: Client,
): Promise<string> {
  for (const candidateId of agreed)
    await steps.once(`consent-${candidateId}`, async (key) => {
      const body = { enterpriseId, means: "message" } as const;
      await actor.call(recordRecipientConsent, { params: { candidateId }, body, idempotencyKey: key });
      return true;
    });
  return steps.once(`link-${enterpriseId}`, async (key) => {
    const body = { holder, statements: true };
    const link = await actor.call(createEnterpriseLink, { params: { enterpriseId }, body, idempotencyKey: key });
    return link.path ?? "";
  });
}

/** Sends a form of the client's pages, the way its holder's phone does. */
async function send({ seed }: Desk, path: string, fields: readonly (readonly [string, string])[]): Promise<void> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const answer = await fetch(`${seed.origin}${path}`, {
    method: "POST",
    body,
    redirect: "manual",
    signal: seed.signal,
  });
  if (answer.status !== 303) throw new Error(`The client's answer was not taken: ${answer.status} ${path}`);
}

/** What a client has said: yes to some of those recommended, no to one, and that somebody did not arrive. */
export async function answerByLink(
  desk: Desk,
  path: string,
  { orderId, positionId }: { orderId: OrderId; positionId: PositionId },
): Promise<void> {
  const { steps, actor } = desk;
  await steps.once(`answers-${positionId}`, async (key) => {
    const [unfit = "", ...fit] = await inStage(actor, positionId, "recommended", 7);
    const at = `${path}/positions/${positionId}`;
    const yes = [
      ["request", "demo-yes"],
      ["outcome", "accepted"],
      ["many", "yes"],
    ] as const;
    await send(desk, at, [...yes, ...fit.map((id) => ["id", id] as const)]);
    const no = [
      ["request", "demo-no"],
      ["outcome", "rejected"],
      ["seen", ""],
      ["reason", "经验不足"],
    ] as const;
    await send(desk, at, [...no, ["id", unfit]]);
    return key;
  });
  await steps.once(`denied-${orderId}`, async (key) => {
    const { items } = await actor.call(listPlacements, { query: { orderId, status: "active" } });
    const [missing] = items;
    if (!missing || missing.confirmation) return key;
    const no = [
      ["request", "demo-denied"],
      ["outcome", "notArrived"],
      ["note", "班组反映没有见到本人"],
    ] as const;
    await send(desk, `${path}/arrivals`, [...no, ["id", missing.placementId], ["version", String(missing.version)]]);
    return key;
  });
}
