import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/export-job";
import type { ExportJob } from "@shanhai/contract/export-job";
import { EXPORT_LIST_WORDS } from "@shanhai/contract/state-words";
import { AppError, found } from "@shanhai/domain/app-error";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { cancelExportJob, createExportJob } from "@shanhai/domain/export-job";
import type { Request } from "@shanhai/http/serve";
import { getAllocation } from "@shanhai/store/allocation";
import * as store from "@shanhai/store/export-job";
import { getInterview } from "@shanhai/store/interview";
import { getMemberOrFormer } from "@shanhai/store/member";
import { getOrder, getPosition } from "@shanhai/store/order";
import { EXPORT_FILE, endingOf } from "../job-file.ts";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createExportJob>,
  platform: Platform,
): Promise<ExportJob> {
  const table = platform.open(scope);
  const { positionId, orderId, interviewId, memberId, allocationId } = input.body;
  if (positionId) found(await getPosition(table, positionId));
  if (orderId) found(await getOrder(table, orderId));
  if (orderId && interviewId) found(await getInterview(table, orderId, interviewId));
  if (allocationId) found(await getAllocation(table, allocationId));
  if (memberId) found(await getMemberOrFormer(table, memberId));
  return store.insertExportJob(table, act, createExportJob(input.body, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listExportJobs>,
  platform: Platform,
): Promise<Page<ExportJob>> {
  return store.listExportJobs(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getExportJob>,
  platform: Platform,
): Promise<ExportJob> {
  return found(await store.getExportJob(platform.open(scope), input.params.exportJobId));
}

export async function cancel(
  { act, scope, input }: Request<typeof contract.cancelExportJob>,
  platform: Platform,
): Promise<ExportJob> {
  const table = platform.open(scope);
  const job = found(await store.getExportJob(table, input.params.exportJobId));
  return store.saveExportStatus(table, act, cancelExportJob(job, act), job.status);
}

export async function getFile(
  { scope, input }: Request<typeof contract.getExportFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getExportFile>> {
  const job = found(await store.getExportJob(platform.open(scope), input.params.exportJobId));
  if (job.status !== "completed") throw new AppError("notFound");
  const name = `${EXPORT_LIST_WORDS.zh[job.list]}-${shanghaiDate(new Date(job.createdAt))}.${endingOf(job)}`;
  return { url: await platform.files.downloadUrl(scope, EXPORT_FILE(job), name) };
}
