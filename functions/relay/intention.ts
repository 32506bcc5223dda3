import { createHash } from "node:crypto";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/intention";
import { type Intention, STATION_CONSENT_VERSION } from "@shanhai/contract/intention";
import type { PostingId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError, found } from "@shanhai/domain/app-error";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { type IntentionRecord, keepIntention, noteSent, readIntention } from "@shanhai/domain/intention";
import { changeMonth } from "@shanhai/domain/relay-month";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/intention";
import { getPartnerCopy } from "@shanhai/store/partner";
import { getRelayMonth } from "@shanhai/store/relay-month";
import { noteTrace } from "@shanhai/store/seeker-trace";
import type { Table } from "@shanhai/store/table";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { PartnerScope } from "@shanhai/tenancy/scope";
import { applyFor } from "../apply.ts";
import { postingFor } from "../partner/posting-for.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

type Means = ResultOf<typeof contract.listIntentions>["items"][number]["consents"][number]["means"];

interface Desk {
  platform: Platform;
  table: Table<PartnerScope>;
  act: Act;
  stationName: string;
}

async function deskOf(
  { act, scope, organisationName }: { act: Act; scope: PartnerScope; organisationName: string },
  platform: Platform,
): Promise<Desk> {
  const table = platform.open(scope);
  const copy = await getPartnerCopy(table);
  return { platform, table, act, stationName: copy?.name ?? organisationName };
}

/** The board of the one park that the caller's verified membership names. */
const boardOf = ({ platform, table }: Desk) => platform.open(mintParkScope(table.scope.parkId));

/** Makes the person's application at the posting's agency, as the station's; false when nobody can apply any more. */
async function applyAt(
  desk: Desk,
  person: IntentionRecord,
  posting: BoardPostingRecord,
  means: Means,
): Promise<boolean> {
  const { platform, table, act, stationName } = desk;
  const { id, parkId } = table.scope;
  const { intentionId, name, phone, availability, note } = person;
  // The posting is on the board of the one park that the caller's verified membership names.
  const tenant = platform.open(mintTenantScope(posting.agencyId, parkId));
  const request = createHash("sha256").update(`${intentionId} ${posting.postingId}`).digest("hex").slice(0, 24);
  const { idempotency: _key, ...rest } = act;
  const input = { name, phone, intention: availability, experience: note } as Parameters<typeof applyFor>[3]["input"];
  const source = { kind: "relay" as const, sourceId: id, name: stationName };
  const consent = { textVersion: STATION_CONSENT_VERSION, means, by: stationName };
  // As by a job's page: who proves the phone later is shown what was applied for, and may take it back.
  const { agencyId, positionId, postingId } = posting;
  await noteTrace(boardOf(desk), phone, { agencyId, positionId, postingId, at: act.at });
  try {
    // The agency's audit names the station, not who of it.
    await applyFor(tenant, { ...rest, subject: id, name: stationName }, posting, { input, source, request, consent });
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "order.closed" || error.code === "order.draft")) return false;
    throw error;
  }
}

const isSent = ({ sent }: Intention, id: PostingId) => sent.some(({ postingId }) => postingId === id);

/** Puts a person forward and notes it; doing it again, after whatever went wrong, is doing it once. */
async function putForward(
  desk: Desk,
  person: IntentionRecord,
  posting: BoardPostingRecord | undefined,
  { means, given }: { means: Means; given: boolean },
): Promise<{ person: IntentionRecord; outcome: "sent" | "closed" }> {
  if (!posting || !(await applyAt(desk, person, posting, means))) return { person, outcome: "closed" };
  const { table, stationName } = desk;
  const { idempotency: _key, ...act } = desk.act;
  const after = await settle(async () => {
    const before = found(await store.getIntention(table, person.intentionId));
    if (isSent(before, posting.postingId)) return before;
    const next = noteSent(before, posting, { stationName, ...(given ? { given: { means } } : {}) }, act);
    await store.saveIntention(table, act, next);
    return next;
  });
  return { person: after, outcome: "sent" };
}

export async function create(
  request: Request<typeof contract.createIntention>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createIntention>> {
  const { body } = request.input;
  const desk = await deskOf(request, platform);
  const { table, act, stationName } = desk;
  const posting = body.postingId && (await postingFor(boardOf(desk), table, act, body.postingId));
  const kept = await settle(async () => {
    const before = await store.findIntention(table, body.phone);
    const record = keepIntention(before, body, { stationName, posting }, act);
    if (before) return store.saveIntention(table, act, record);
    const { month } = record;
    const figures = changeMonth(
      await getRelayMonth(table, month),
      { month, parkId: table.scope.parkId },
      { intentions: 1 },
    );
    return store.insertIntention(table, act, record, figures);
  });
  const person = found(await store.getIntention(table, kept.intentionId));
  if (!body.postingId) return { intention: readIntention(person), again: kept.again };
  const { person: after, outcome } = await putForward(desk, person, posting, { means: body.means, given: false });
  return { intention: readIntention(after), again: kept.again, posting: outcome };
}

export async function list(
  { scope, input }: Request<typeof contract.listIntentions>,
  platform: Platform,
): Promise<Page<Intention>> {
  const page = await store.listIntentions(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readIntention) };
}

export async function send(
  request: Request<typeof contract.sendIntention>,
  platform: Platform,
): Promise<ResultOf<typeof contract.sendIntention>> {
  const { postingId, means } = request.input.body;
  const desk = await deskOf(request, platform);
  const person = found(await store.getIntention(desk.table, request.input.params.intentionId));
  if (isSent(person, postingId)) return { intention: readIntention(person), posting: "sent" };
  const posting = await postingFor(boardOf(desk), desk.table, desk.act, postingId);
  const { person: after, outcome } = await putForward(desk, person, posting, { means, given: true });
  return { intention: readIntention(after), posting: outcome };
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeIntention>,
  platform: Platform,
): Promise<ResultOf<typeof contract.removeIntention>> {
  const table = platform.open(scope);
  return settle(async () => {
    await store.removeIntention(table, act, found(await store.getIntention(table, input.params.intentionId)));
    return {};
  });
}
