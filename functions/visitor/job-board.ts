import { createHash } from "node:crypto";
import type { JobSource } from "@shanhai/contract/job-source";
import type { ErrorCode, Language } from "@shanhai/contract/problem";
import { ParkId, PostingId } from "@shanhai/contract/scalar";
import { type BoardPostingRecord, isOnBoard } from "@shanhai/domain/board-posting";
import type { ParkRecord } from "@shanhai/domain/park";
import { type JobClosed, jobClosed } from "@shanhai/pages/job-closed-page";
import { getBoardPosting } from "@shanhai/store/board-posting";
import { getEvent } from "@shanhai/store/event";
import { getSlot } from "@shanhai/store/event-slot";
import { getJobSource } from "@shanhai/store/job-source";
import { getPark } from "@shanhai/store/park";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { boardPath, type LinkedSource, readJobToken } from "../job-link.ts";
import type { Page, Visit } from "./page.ts";

/** The board that a link opens. */
export interface OpenBoard {
  table: Table<ParkScope>;
  source: LinkedSource;
  /** The board's path as this link has it: where somebody came from stays in every address. */
  path: string;
}

const closed = (language: Language, status: number, why: JobClosed, path?: string): Page => ({
  status,
  html: jobClosed(language, why, path),
});

/** The board of the park whose link it is, or the page that says that it opens nothing. */
export function openBoard({ platform, language, param }: Visit): OpenBoard | Page {
  const named = readJobToken(param("token"), (parkId) => platform.keys.of(mintParkScope(parkId)));
  if (!named) return closed(language, 404, "link");
  // The signature says that this park gave out the link: nobody chooses a park here.
  const table = platform.open(mintParkScope(ParkId.parse(named.parkId)));
  return { table, source: named.source, path: boardPath(table.keys, named.parkId, named.source) };
}

/** The job of an address, while everybody may see it; or the page that leads back to the board. What is for a partner's people is not there. */
export async function openJob(
  visit: Visit,
): Promise<(OpenBoard & { job: BoardPostingRecord; park: ParkRecord | undefined }) | Page> {
  const { language, param, act } = visit;
  const board = openBoard(visit);
  if ("html" in board) return board;
  const id = PostingId.safeParse(param("postingId"));
  const [job, park] = id.success
    ? await Promise.all([getBoardPosting(board.table, id.data), getPark(board.table)])
    : [];
  if (!job || job.partnerId !== undefined || !isOnBoard(job, act.today)) return jobGone(language, board.path);
  return { ...board, job, park };
}

/** A job that is not there (any more). */
export const jobGone = (language: Language, path: string): Page => closed(language, 404, "gone", path);

/** The posting whose poster somebody came by, or its place; another agency is told no name that an agency gave a place. */
async function posterOf(
  { table }: OpenBoard,
  source: Extract<LinkedSource, { postingId: PostingId }>,
  job: BoardPostingRecord,
  tenant: Table<TenantScope>,
): Promise<JobSource | undefined> {
  const { postingId } = source;
  const of = postingId === job.postingId ? job : await getBoardPosting(table, postingId);
  if (!of || of.partnerId !== undefined) return undefined;
  const own = { kind: "posting" as const, sourceId: postingId, name: `${of.title} · ${of.enterpriseName}` };
  if (source.kind === "posting" || of.agencyId !== job.agencyId) return own;
  const named = await getJobSource(tenant, of.positionId, source.sourceId);
  return named ? { kind: named.kind, sourceId: named.sourceId, name: named.name } : own;
}

/** What somebody came by, as it is kept with the application: what it is called today. */
export async function sourceOf(
  opened: OpenBoard,
  job: BoardPostingRecord,
  park: ParkRecord | undefined,
  tenant: Table<TenantScope>,
): Promise<JobSource> {
  const { table, source } = opened;
  const { kind } = source;
  const board: JobSource = { kind: "board", sourceId: "board", name: park?.name ?? "" };
  if (kind === "board") return board;
  if (kind === "posting" || kind === "named") return (await posterOf(opened, source, job, tenant)) ?? board;
  const event = await getEvent(table, source.eventId);
  // An event that was taken out meanwhile leaves the board.
  if (!event) return board;
  if (kind === "event") return { kind, sourceId: source.eventId, name: event.title };
  const slot = await getSlot(table, source.eventId, source.slotId);
  if (!slot) return { kind: "event", sourceId: source.eventId, name: event.title };
  return { kind, sourceId: source.slotId, name: `${event.title} · ${slot.label}` };
}

/** What jobs' pages show when their answer failed. */
export function failed(language: Language, code: ErrorCode): Page {
  return closed(language, code === "internal" ? 500 : 503, "busy");
}

/** Seconds that a browser shows a page without asking again: people go back and forth between list and job. */
const FRESH_FOR = 60;

/** A page with a name of its content, told by it; `besides` is what differs each time without meaning anything. */
export function kept(html: string, besides = ""): Page {
  const text = besides === "" ? html : html.replaceAll(besides, "");
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  return {
    status: 200,
    html,
    headers: { etag, "cache-control": `private, max-age=${FRESH_FOR}`, vary: "accept-language" },
  };
}
