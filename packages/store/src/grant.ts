import type { OpenGrant } from "@shanhai/contract/partner";
import type { Act } from "@shanhai/domain/act";
import { type GrantFacts, grantsOf } from "@shanhai/domain/grant";
import type { PartnerItemsScope } from "@shanhai/tenancy/scope";
import { partition } from "./keys/owner.ts";
import { grantKey } from "./keys/partner.ts";
import { getPartnerCopy } from "./partner.ts";
import { putNewer, queryItems, recordOf, type Table } from "./table.ts";

const MOST_AGREEMENTS = 200;

/**
 * What is open to a partner today: the one question that a partner's request, or a visitor's in a partner's name, asks. Two
 * reads of the partner's own partition, consistent: agreements by their last day, so that expired ones are not read, and
 * whether the partner itself has ended.
 */
export async function grantsFor(table: Table<PartnerItemsScope>, act: Pick<Act, "today">): Promise<OpenGrant[]> {
  const between = [act.today, "~"] as const;
  const query = { partition: partition(table.scope, "grant"), between, limit: MOST_AGREEMENTS };
  const [copy, items] = await Promise.all([getPartnerCopy(table), queryItems(table, query)]);
  return grantsOf(
    copy,
    items.map((item) => recordOf<GrantFacts>(item)),
    act,
  );
}

/** What an agreement opens, told to a partner by way of the stream. What was activated keeps its last day, and so its key. */
export async function copyGrant(
  table: Table<PartnerItemsScope>,
  facts: GrantFacts & { revision: number },
): Promise<void> {
  await putNewer(table, grantKey(table.scope, facts.to, facts.agreementId), facts, "revision");
}
