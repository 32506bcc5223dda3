import { acceptInvitation } from "@shanhai/contract/invitation";
import * as contract from "@shanhai/contract/member";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as colleague from "./colleague.ts";
import * as member from "./member.ts";

const routes = [
  serve(contract.getMe, member.getMe),
  serve(acceptInvitation, member.accept),
  serve(contract.listMembers, colleague.list),
  serve(contract.changeMemberRole, colleague.changeMemberRole),
  serve(contract.removeMember, colleague.remove),
  serve(contract.transferOwnership, colleague.transferOwnership),
];

export const create = (platform: Platform) => handle(routes, platform);
export const handler = create(awsPlatform());
