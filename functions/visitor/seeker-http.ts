import { awsPlatform } from "../platform-aws.ts";
import { JOB_PAGES } from "./job.ts";
import { JOB_LIST_PAGES } from "./job-list.ts";
import { PROGRESS_PAGES } from "./progress.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({ ...JOB_LIST_PAGES, ...JOB_PAGES, ...PROGRESS_PAGES });
export const handler = create(awsPlatform());
