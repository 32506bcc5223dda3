import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/relay";
import type { Relay, RelayHandout } from "@shanhai/contract/relay";
import type { RelayId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { isFor } from "@shanhai/domain/partner-posting";
import { pickedOf, pickPostings, type RelayRecord, readRelay, relayTexts } from "@shanhai/domain/relay";
import { changeMonth } from "@shanhai/domain/relay-month";
import type { Request } from "@shanhai/http/serve";
import { getBoardPostings } from "@shanhai/store/board-posting";
import { grantsFor } from "@shanhai/store/grant";
import { getPartnerCopy } from "@shanhai/store/partner";
import * as store from "@shanhai/store/relay";
import { getRelayMonth } from "@shanhai/store/relay-month";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { relayPath } from "../relay-link.ts";
import { settle } from "../settle.ts";
import { relayImage } from "./relay-image.ts";
import { makeRelayOf } from "./station.ts";

/** The board is the park's: of the one park that the caller's verified membership names. */
const boardOf = (platform: Platform, { parkId }: PartnerScope): Table<ParkScope> =>
  platform.open(mintParkScope(parkId));

/** What is kept is no answer: a retry is answered by doing it again, which changes nothing. */
const unkeyed = ({ idempotency: _key, ...act }: Act): Act => act;

/** What of a relay may be passed on today: postings for its people alone only while an agreement opens these. */
async function shown(
  table: Table<PartnerScope>,
  board: Table<ParkScope>,
  relay: RelayRecord,
  act: Pick<Act, "today">,
): Promise<Relay> {
  const ids = relay.items.map(({ postingId }) => postingId);
  const postings = [...(await getBoardPostings(board, ids)).values()];
  const open = postings.some(({ partnerId }) => partnerId !== undefined) ? await grantsFor(table, act) : [];
  const visible = postings.filter((one) => isFor(one, table.scope.id, open));
  return readRelay(relay, visible, act.today);
}

const read = async (table: Table<PartnerScope>, id: RelayId) => found(await store.getRelay(table, id));

export async function make({ act, scope }: Request<typeof contract.makeRelay>, platform: Platform): Promise<Relay> {
  const board = boardOf(platform, scope);
  const table = platform.open(scope);
  const { relay } = await makeRelayOf(table, board, unkeyed(act));
  return shown(table, board, relay, act);
}

export async function list(
  { scope }: Request<typeof contract.listRelays>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listRelays>> {
  const relays = await store.listRelays(platform.open(scope));
  return {
    items: relays.map((relay) => {
      const { relayId, month, madeAt } = relay;
      return { relayId, month, madeAt, picked: pickedOf(relay) };
    }),
  };
}

export async function get(
  { act, scope, input }: Request<typeof contract.getRelay>,
  platform: Platform,
): Promise<Relay> {
  const table = platform.open(scope);
  return shown(table, boardOf(platform, scope), await read(table, input.params.relayId), act);
}

/** Picking what is picked already is done: an answer that was lost is given again. */
const samePicks = ({ items }: RelayRecord, ids: readonly string[]) =>
  items.every(({ postingId, picked }) => picked === ids.includes(postingId));

export async function pick(
  { act, scope, input }: Request<typeof contract.pickPostings>,
  platform: Platform,
): Promise<Relay> {
  const table = platform.open(scope);
  const { version, postingIds } = input.body;
  const board = boardOf(platform, scope);
  return settle(async () => {
    const before = await read(table, input.params.relayId);
    if (samePicks(before, postingIds)) return shown(table, board, before, act);
    const relay = pickPostings(sameVersion(before, version), postingIds);
    const figures = await getRelayMonth(table, relay.month);
    const after = changeMonth(figures, { month: relay.month, parkId: scope.parkId }, { postings: pickedOf(relay) });
    return shown(table, board, await store.saveRelay(table, unkeyed(act), relay, after), act);
  });
}

export async function getHandout(
  { act, scope, organisationName, input }: Request<typeof contract.getRelayHandout>,
  platform: Platform,
): Promise<RelayHandout> {
  const { language } = input.query;
  const table = platform.open(scope);
  const [relay, copy] = await Promise.all([read(table, input.params.relayId), getPartnerCopy(table)]);
  const { items, month } = await shown(table, boardOf(platform, scope), relay, act);
  const jobs = items.filter(({ picked }) => picked);
  const path = relayPath(table.keys, scope.id, relay.relayId);
  const what = { stationName: copy?.name ?? organisationName, month, url: `${platform.origin()}${path}` };
  return { path, texts: relayTexts(language, what, jobs), image: relayImage(language, what, jobs) };
}
