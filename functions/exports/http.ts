import * as contract from "@shanhai/contract/export-job";
import { EXPORT_WORDS } from "@shanhai/contract/problems/export";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as exportJob from "./export-job.ts";

const routes = [
  serve(contract.createExportJob, exportJob.create),
  serve(contract.listExportJobs, exportJob.list),
  serve(contract.getExportJob, exportJob.get),
  serve(contract.cancelExportJob, exportJob.cancel),
  serve(contract.getExportFile, exportJob.getFile),
];

export const create = (platform: Platform) => handle(routes, EXPORT_WORDS, platform);
export const handler = create(awsPlatform());
