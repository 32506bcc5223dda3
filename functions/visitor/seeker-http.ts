import { awsPlatform } from "../platform-aws.ts";
import { JOB_PAGES } from "./job.ts";
import { JOB_LIST_PAGES } from "./job-list.ts";
import { RELAY_PAGES } from "./relay.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({
  ...JOB_LIST_PAGES,
  ...JOB_PAGES,
  ...RELAY_PAGES,
});
export const handler = create(awsPlatform());
