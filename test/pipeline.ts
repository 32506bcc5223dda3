import { recommendCandidates } from "@shanhai/contract/application";
import { createEnterprise } from "@shanhai/contract/enterprise";
import type { FeeRule } from "@shanhai/contract/fee-rule";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { ApplicationId, CandidateId, MemberId, OrderId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { createCandidate as decideCandidate } from "@shanhai/domain/candidate";
import { putCandidate, sealCandidate } from "@shanhai/store/candidate";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { copyMembership, type MemberRecord } from "@shanhai/store/member";
import { transact } from "@shanhai/store/write";
import { mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { ulid } from "ulid";
import type * as z from "zod/mini";
import { agencyId, type Direct, PARK } from "./direct.ts";
import { type Person, uscc } from "./laptop.ts";

interface Terms {
  feeRule?: z.input<typeof FeeRule>;
  guaranteeDays?: number;
}

/** An open order with one position of so many seats, and what else is said of it. */
export async function orderWithSeats(owner: Person, headcount: number, number = 1, terms: Terms = {}) {
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(number) } });
  const order = { enterpriseId, title: "订单", deadline: "2030-01-01", ...terms };
  const { orderId } = await owner.call(createOrder, { body: order });
  const body = { title: "操作工", occupation: "操作工", headcount, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
  return { orderId, positionId };
}

/** So many people, written straight to the table: what is measured or broken comes after them. */
export async function manyCandidates(direct: Direct, count: number, tenant = 1): Promise<CandidateId[]> {
  const table = direct.platform.open(mintTenantScope(agencyId(tenant), PARK));
  const at = new Date().toISOString() as Parameters<typeof decideCandidate>[1]["at"];
  const records = Array.from({ length: count }, (_, index) => {
    const person = { name: `求职者${index}`, phone: `199${String(index).padStart(8, "0")}`, occupation: "操作工" };
    const act = {
      at,
      today: shanghaiDate(new Date(at)),
      newId: <Id extends string>(prefix: string) => `${prefix}_${ulid()}` as Id,
    };
    return sealCandidate(table, decideCandidate(person, act), person, () => "");
  });
  for (let start = 0; start < count; start += 100) {
    await transact(
      table,
      records.slice(start, start + 100).map((record) => putCandidate(table, record)),
    );
  }
  return records.map(({ candidateId }) => candidateId);
}

/** Recommends all of them, a thousand an act. */
export async function recommendAll(
  owner: Person,
  positionId: string,
  ids: readonly CandidateId[],
): Promise<ApplicationId[]> {
  const applications: ApplicationId[] = [];
  for (let start = 0; start < ids.length; start += 1000) {
    const input = { params: { positionId }, body: { candidateIds: ids.slice(start, start + 1000) } };
    const { results } = await owner.call(recommendCandidates, input);
    applications.push(...results.flatMap(({ applicationId }) => applicationId ?? []));
  }
  return applications;
}

export function move(
  owner: Person,
  orderId: OrderId,
  applicationIds: ApplicationId[],
  to: Stage,
  idempotencyKey?: string,
) {
  const input = { params: { orderId }, body: { applicationIds, to } };
  return owner.call(moveApplications, idempotencyKey ? { ...input, idempotencyKey } : input);
}

/** Makes somebody one of an agency's people, as far as the agency knows: what the stream makes of a membership. */
export async function joinAgency(
  direct: Direct,
  subject: string,
  tenant = 1,
  role: "owner" | "recruiter" = "recruiter",
): Promise<MemberId> {
  const table = direct.platform.open(mintTenantItemsScope(agencyId(tenant)));
  const organisation = { organisationId: agencyId(tenant), kind: "agency", name: `机构${tenant}`, parkId: PARK };
  const invitation = { decidedAt: "2026-01-01T00:00:00.000Z", email: `${subject}@b.test`, role, subject };
  await copyMembership(table, { ...organisation, ...invitation } as MemberRecord);
  return memberIdOf(subject);
}
