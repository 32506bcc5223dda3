import { readAliyunSms } from "../aliyun/sms.ts";
import { awsPlatform } from "../platform-aws.ts";
import { OWN_JOBS_PAGES } from "./own-jobs.ts";
import { PHONE_PAGES } from "./phone.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({ ...PHONE_PAGES, ...OWN_JOBS_PAGES });
export const handler = create(awsPlatform(readAliyunSms));
