import { awsPlatform } from "../platform-aws.ts";
import { BY_PEOPLE_PAGES } from "./by-people.ts";
import { MESSAGE_PAGES } from "./message.ts";
import { OWN_COPY_PAGES } from "./own-copy.ts";
import { PROGRESS_PAGES } from "./progress.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({ ...PROGRESS_PAGES, ...MESSAGE_PAGES, ...BY_PEOPLE_PAGES, ...OWN_COPY_PAGES });
export const handler = create(awsPlatform());
