import type { JobSource } from "@shanhai/contract/job-source";
import type { Act } from "@shanhai/domain/act";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { isOpen } from "@shanhai/domain/grant";
import { isFor } from "@shanhai/domain/partner-posting";
import { grantsFor } from "@shanhai/store/grant";
import { getPartnerCopy } from "@shanhai/store/partner";
import { mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { LinkedSource } from "../job-link.ts";
import type { Platform } from "../platform.ts";

type Asked = { platform: Platform; act: Pick<Act, "today"> };

/** What agreements open today to the station whose link it is: the park signed the link, nobody chooses a station here. */
async function openTo({ platform, act }: Asked, source: LinkedSource) {
  if (source.kind !== "relay") return undefined;
  const table = platform.open(mintPartnerItemsScope(source.partnerId));
  const [copy, open] = await Promise.all([getPartnerCopy(table), grantsFor(table, act)]);
  return copy && isOpen(open, "relay") ? { name: copy.name, open } : undefined;
}

/** Whether who comes by this link may see a posting: what everybody may, and a station's people what is for them alone. */
export async function mayShow(
  asked: Asked,
  source: LinkedSource,
  { partnerId }: Pick<BoardPostingRecord, "partnerId">,
): Promise<boolean> {
  if (partnerId === undefined) return true;
  if (source.kind !== "relay" || source.partnerId !== partnerId) return false;
  return isFor({ partnerId }, source.partnerId, (await openTo(asked, source))?.open ?? []);
}

/** The station as a source, while an agreement has it relay; undefined for other links, and once that is over. */
export async function relaySource(asked: Asked, source: LinkedSource): Promise<JobSource | undefined> {
  const station = await openTo(asked, source);
  if (!station || source.kind !== "relay") return undefined;
  return { kind: "relay", sourceId: source.partnerId, name: station.name };
}
