import { readAliyunSms } from "../aliyun/sms.ts";
import { awsPlatform } from "../platform-aws.ts";
import { ALERT_PAGES } from "./job-alert.ts";
import { OWN_ERASURE_PAGES } from "./own-erasure.ts";
import { OWN_JOBS_PAGES } from "./own-jobs.ts";
import { PHONE_PAGES } from "./phone.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({
  ...PHONE_PAGES,
  ...OWN_JOBS_PAGES,
  ...OWN_ERASURE_PAGES,
  ...ALERT_PAGES,
});
export const handler = create(awsPlatform(readAliyunSms));
