import type { Grant } from "@shanhai/contract/grant";
import type { Partner } from "@shanhai/contract/partner";
import type { Audience } from "@shanhai/contract/partner-posting";
import type { Act } from "@shanhai/domain/act";
import type { AgreementRecord } from "@shanhai/domain/agreement";
import { audiencesOf } from "@shanhai/domain/partner-posting";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { queryItems, recordOf, type Table } from "./table.ts";

/** Partners and agreements of a park that are looked at, the latest of them. */
const MOST = 500;

/** Partners to whom something (postings for their people alone, unless told) is open today. */
export async function listAudiences(
  table: Table<ParkScope>,
  act: Pick<Act, "today">,
  wanted?: Grant,
): Promise<Audience[]> {
  const all = (noun: "partner" | "agreement", only: string[]) =>
    queryItems(table, { partition: partition(table.scope, noun), limit: MOST, only });
  const [partners, agreements] = await Promise.all([
    all("partner", ["partnerId", "name", "kind", "status"]),
    all("agreement", ["agreementId", "from", "to", "opens", "state", "partners"]),
  ]);
  return audiencesOf(
    partners.map((item) => recordOf<Partner>(item)),
    agreements.map((item) => recordOf<AgreementRecord>(item)),
    act,
    wanted,
  );
}
