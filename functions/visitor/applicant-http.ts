import { awsPlatform } from "../platform-aws.ts";
import { ONBOARDING_PAGES } from "./onboarding.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages(ONBOARDING_PAGES);
export const handler = create(awsPlatform());
