import type { ParsedOf } from "@shanhai/contract/endpoint";
import type {
  CatalogueEntry,
  createOffering as createEndpoint,
  Offering,
  updateOffering as updateEndpoint,
} from "@shanhai/contract/offering";
import type { AgencyId, OfferingId, ParkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { sameVersion } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";

/** An offering as its agency keeps it: with the park whose catalogue it may be in. */
export interface OfferingRecord extends Offering {
  parkId: ParkId;
}

export function readOffering({ parkId: _park, ...offering }: OfferingRecord): Offering {
  return offering;
}

export function createOffering(
  input: ParsedOf<typeof createEndpoint>["body"],
  parkId: ParkId,
  act: Act,
): OfferingRecord {
  const offeringId = act.newId<OfferingId>("off");
  return { ...input, offeringId, parkId, version: 1, createdAt: act.at, updatedAt: act.at };
}

/** The offering after a change. Throws `stale`. */
export function updateOffering(
  current: OfferingRecord,
  { version, ...change }: ParsedOf<typeof updateEndpoint>["body"],
  act: Pick<Act, "at">,
): OfferingRecord {
  sameVersion(readOffering(current), version);
  return { ...applyChange(current, change as Change<OfferingRecord>), version: version + 1, updatedAt: act.at };
}

/** What the park keeps of an offering, published or not: of two versions the later stands. */
export interface CatalogueRecord extends CatalogueEntry {
  published: boolean;
  version: number;
}

export function catalogueRecord(agencyId: AgencyId, agencyName: string, record: OfferingRecord): CatalogueRecord {
  const { parkId: _park, createdAt: _created, ...offering } = record;
  return { ...offering, agencyId, agencyName };
}

export function readCatalogue({ published: _published, version: _version, ...entry }: CatalogueRecord): CatalogueEntry {
  return entry;
}
