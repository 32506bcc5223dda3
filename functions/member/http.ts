import { getStanding } from "@shanhai/contract/agency";
import * as apiKeyContract from "@shanhai/contract/api-key";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import * as invitationContract from "@shanhai/contract/invitation";
import * as contract from "@shanhai/contract/member";
import { API_KEY_WORDS } from "@shanhai/contract/problems/api-key";
import { MEMBER_WORDS } from "@shanhai/contract/problems/member";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as apiKey from "./api-key.ts";
import * as auditEntry from "./audit-entry.ts";
import * as colleague from "./colleague.ts";
import * as invitation from "./invitation.ts";
import * as member from "./member.ts";
import * as standing from "./standing.ts";

const routes = [
  serve(contract.getMe, member.getMe),
  serve(getStanding, standing.getStanding),
  serve(invitationContract.acceptInvitation, member.accept),
  serve(invitationContract.listInvitations, invitation.list),
  serve(invitationContract.revokeInvitation, invitation.revoke),
  serve(contract.listMembers, colleague.list),
  serve(contract.changeMemberRole, colleague.changeMemberRole),
  serve(contract.removeMember, colleague.remove),
  serve(contract.transferOwnership, colleague.transferOwnership),
  serve(listAuditEntries, auditEntry.list),
  serve(apiKeyContract.createApiKey, apiKey.create),
  serve(apiKeyContract.listApiKeys, apiKey.list),
  serve(apiKeyContract.rotateApiKey, apiKey.rotate),
  serve(apiKeyContract.revokeApiKey, apiKey.revoke),
];

const WORDS = { ...MEMBER_WORDS, ...API_KEY_WORDS };

export const create = (platform: Platform) => handle(routes, WORDS, platform);
export const handler = create(awsPlatform());
