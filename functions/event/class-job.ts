import type * as contract from "@shanhai/contract/class-job";
import { type ClassJobs, MOST_CLASS_JOBS } from "@shanhai/contract/class-job";
import type { EventId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found, sameVersion } from "@shanhai/domain/app-error";
import { readBoardPosting } from "@shanhai/domain/board-posting";
import { type ClassRecord, classJob, inClassOrder, isFound, withClass } from "@shanhai/domain/class-job";
import { readEvent } from "@shanhai/domain/event";
import type { Request } from "@shanhai/http/serve";
import { listBoard } from "@shanhai/store/board-posting";
import { getClass, saveClass } from "@shanhai/store/class-job";
import { getEvent } from "@shanhai/store/event";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { boardPath } from "../job-link.ts";
import type { Platform } from "../platform.ts";

/** A class with the postings that are for it, that somebody decided about, or that a word finds. */
async function withJobs(
  table: Table<ParkScope>,
  record: ClassRecord,
  { today }: Pick<Act, "today">,
  find?: string,
): Promise<ClassJobs> {
  const { eventId, ...known } = record;
  const jobOf = (posting: Parameters<typeof readBoardPosting>[0]) => classJob(record, readBoardPosting(posting));
  const match = (posting: Parameters<typeof readBoardPosting>[0]) => {
    const { shown, by } = jobOf(posting);
    return shown || by === "hand" || isFound(posting, find);
  };
  const page = await listBoard(table, { today, match, filter: "class" }, { limit: MOST_CLASS_JOBS });
  const path = boardPath(table.keys, table.scope.id, { kind: "class", eventId });
  return { ...known, jobs: inClassOrder(page.items.map(jobOf)), path };
}

async function classOf(table: Table<ParkScope>, eventId: EventId): Promise<ClassRecord> {
  withClass(readEvent(found(await getEvent(table, eventId))));
  return getClass(table, eventId);
}

export async function get(
  { act, scope, input }: Request<typeof contract.getClassJobs>,
  platform: Platform,
): Promise<ClassJobs> {
  const table = platform.open(scope);
  return withJobs(table, await classOf(table, input.params.eventId), act, input.query.find);
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateClassJobs>,
  platform: Platform,
): Promise<ClassJobs> {
  const table = platform.open(scope);
  const { version, ...said } = input.body;
  const current = await classOf(table, input.params.eventId);
  sameVersion(current, version);
  const record = { eventId: current.eventId, ...said, version: version + 1 };
  return withJobs(table, await saveClass(table, act, record), act);
}
