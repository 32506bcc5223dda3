import * as contract from "@shanhai/contract/import-job";
import { FILE_WORDS } from "@shanhai/contract/problems/file";
import { IMPORT_WORDS } from "@shanhai/contract/problems/import";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as importJob from "./import-job.ts";

const routes = [
  serve(contract.createImportJob, importJob.create),
  serve(contract.listImportJobs, importJob.list),
  serve(contract.getImportJob, importJob.get),
  serve(contract.getImportColumns, importJob.getColumns),
  serve(contract.checkImportJob, importJob.check),
  serve(contract.commitImportJob, importJob.commit),
  serve(contract.cancelImportJob, importJob.cancel),
  serve(contract.revertImportJob, importJob.revert),
  serve(contract.getImportErrors, importJob.getErrors),
];

const words = { ...FILE_WORDS, ...IMPORT_WORDS, ...ORDER_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
