import { awsPlatform } from "../platform-aws.ts";
import { EVENT_DOOR_PAGES } from "./event-door.ts";
import { EVENT_LEAD_PAGES } from "./event-lead.ts";
import { REGISTER_PAGES } from "./event-register.ts";
import { OWN_REGISTRATION_PAGES } from "./own-registration.ts";
import { servePages } from "./serve-pages.ts";

export const create = servePages({
  ...REGISTER_PAGES,
  ...OWN_REGISTRATION_PAGES,
  ...EVENT_DOOR_PAGES,
  ...EVENT_LEAD_PAGES,
});
export const handler = create(awsPlatform());
