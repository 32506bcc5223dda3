import { awsPlatform } from "../platform-aws.ts";
import { JOB_PAGES } from "./job.ts";
import { JOB_LIST_PAGES } from "./job-list.ts";
import { MESSAGE_PAGES } from "./message.ts";
import { PROGRESS_PAGES } from "./progress.ts";
import { RELAY_PAGES } from "./relay.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({
  ...JOB_LIST_PAGES,
  ...JOB_PAGES,
  ...PROGRESS_PAGES,
  ...MESSAGE_PAGES,
  ...RELAY_PAGES,
});
export const handler = create(awsPlatform());
