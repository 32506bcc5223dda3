import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { ApplicationId, PositionId } from "@shanhai/contract/scalar";
import { monthOf, shanghaiDate } from "@shanhai/domain/calendar";
import { cellName, countApplication, countPlaced } from "@shanhai/domain/funnel";
import { cityOf } from "@shanhai/domain/within";
import { getApplications } from "@shanhai/store/application";
import { getImported } from "@shanhai/store/candidate";
import { type FunnelMark, getFunnelMarks, type SeenInFunnel } from "@shanhai/store/funnel";
import { getPublicPosting } from "@shanhai/store/posting";
import type { Table } from "@shanhai/store/table";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";

/** An arrival that was taken back is gone for good: nothing that is told late is newer. */
const GONE = Number.MAX_SAFE_INTEGER;

type Cell = Pick<SeenInFunnel, "cell" | "cityName" | "eventName">;

const eventOf = ({ source }: Application): { eventId?: string; eventName?: string } => {
  if (source?.kind === "event") return { eventId: source.sourceId, eventName: source.name };
  // A booth is named after its event: 秋季招聘会 · A01.
  if (source?.eventId) return { eventId: source.eventId, eventName: source.name.replace(/ · [^·]*$/, "") };
  return {};
};

/** Where applications count that were never counted before: by their source, their person's import, their position's posting. */
async function newCells(
  table: Table<TenantItemsScope>,
  applications: readonly Application[],
): Promise<Map<ApplicationId, Cell>> {
  const positions = [...new Set(applications.map(({ positionId }) => positionId))];
  const people = applications.filter(({ source }) => !source).map(({ candidateId }) => candidateId);
  const [postings, imported] = await Promise.all([
    Promise.all(positions.map(async (id) => [id, await getPublicPosting(table, id)] as const)),
    getImported(table, [...new Set(people)]),
  ]);
  const places = new Map<PositionId, { city: string; cityName?: string }>(
    postings.map(([id, posting]) => [
      id,
      posting ? { city: cityOf(posting.division), cityName: posting.cityName } : { city: "none" },
    ]),
  );
  return new Map(
    applications.map((application) => {
      const { applicationId, positionId, candidateId, createdAt, source } = application;
      const { city = "none", cityName } = places.get(positionId) ?? {};
      const { eventId, eventName } = eventOf(application);
      const kind = source?.kind ?? (imported.has(candidateId) ? "import" : "desk");
      const month = monthOf(shanghaiDate(new Date(createdAt)));
      return [applicationId, { cell: cellName({ month, city, source: kind, eventId }), cityName, eventName }];
    }),
  );
}

/** A placement as it is; without `after` one whose arrival was taken back. */
export interface ChangedPlacement {
  placement: Placement;
  gone: boolean;
}

/** What these applications and placements count, and where: a placement where its application does. */
export async function seeFunnel(
  table: Table<TenantItemsScope>,
  applications: readonly Application[],
  placements: readonly ChangedPlacement[],
): Promise<SeenInFunnel[]> {
  const given = new Map(applications.map((one) => [one.applicationId, one]));
  const wanted = [...new Set(placements.map(({ placement }) => placement.applicationId))];
  const ids = [...given.keys(), ...wanted.filter((id) => !given.has(id))];
  const marks: Map<string, FunnelMark> = await getFunnelMarks(table, ids);
  const missing = ids.filter((id) => !given.has(id) && !marks.has(id));
  const others = missing.length > 0 ? [...(await getApplications(table, missing)).values()] : [];
  const fresh = await newCells(
    table,
    [...given.values(), ...others].filter(({ applicationId }) => !marks.has(applicationId)),
  );
  const cellOf = (id: ApplicationId): Cell | undefined => marks.get(id) ?? fresh.get(id);
  return [
    ...applications.flatMap((one): SeenInFunnel[] => {
      const { applicationId: id, version } = one;
      const where = cellOf(id);
      if (!where) return [];
      const { cell, cityName, eventName } = where;
      return [{ id, version, cell, cityName, eventName, counts: countApplication(one) }];
    }),
    ...placements.flatMap(({ placement, gone }): SeenInFunnel[] => {
      const { placementId: id, version, applicationId } = placement;
      const where = cellOf(applicationId);
      if (!where) return [];
      const counts = gone ? {} : countPlaced(placement);
      return [{ id, version: gone ? GONE : version, cell: where.cell, counts }];
    }),
  ];
}
