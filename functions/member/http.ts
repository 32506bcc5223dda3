import { acceptInvitation } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as member from "./member.ts";

const routes = [serve(getMe, member.getMe), serve(acceptInvitation, member.accept)];

export const create = (platform: Platform) => handle(routes, platform);
export const handler = create(awsPlatform());
