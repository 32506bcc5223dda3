import { awsPlatform } from "../platform-aws.ts";
import { CLIENT_ARRIVALS_PAGES } from "./client-arrivals.ts";
import { CLIENT_HOME_PAGES } from "./client-home.ts";
import { CLIENT_POSITION_PAGES } from "./client-position.ts";
import { CLIENT_STATEMENT_PAGES } from "./client-statement.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({
  ...CLIENT_HOME_PAGES,
  ...CLIENT_POSITION_PAGES,
  ...CLIENT_ARRIVALS_PAGES,
  ...CLIENT_STATEMENT_PAGES,
});
export const handler = create(awsPlatform());
