import * as accessContract from "@shanhai/contract/access-export";
import * as candidateContract from "@shanhai/contract/candidate";
import * as conversationContract from "@shanhai/contract/conversation";
import * as erasureContract from "@shanhai/contract/erasure";
import * as mergeContract from "@shanhai/contract/merge";
import { CONVERSATION_WORDS } from "@shanhai/contract/problems/conversation";
import { PERSON_WORDS } from "@shanhai/contract/problems/person";
import * as consentContract from "@shanhai/contract/recipient-consent";
import * as searchContract from "@shanhai/contract/search";
import * as timelineContract from "@shanhai/contract/timeline";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as access from "./access-export.ts";
import * as candidate from "./candidate.ts";
import * as conversation from "./conversation.ts";
import * as erasure from "./erasure.ts";
import * as merge from "./merge.ts";
import * as consent from "./recipient-consent.ts";
import * as search from "./search.ts";
import * as timeline from "./timeline.ts";

const routes = [
  serve(candidateContract.createCandidate, candidate.create),
  serve(candidateContract.listCandidates, candidate.list),
  serve(candidateContract.getCandidate, candidate.get),
  serve(candidateContract.updateCandidate, candidate.update),
  serve(candidateContract.revealCandidate, candidate.reveal),
  serve(accessContract.copyPersonalData, access.copy),
  serve(erasureContract.eraseCandidate, erasure.erase),
  serve(consentContract.recordRecipientConsent, consent.record),
  serve(consentContract.withdrawRecipientConsent, consent.withdraw),
  serve(searchContract.search, search.find),
  serve(mergeContract.mergeCandidates, merge.merge),
  serve(mergeContract.listMerges, merge.list),
  serve(mergeContract.undoMerge, merge.undo),
  serve(timelineContract.listTimeline, timeline.list),
  serve(conversationContract.getConversation, conversation.get),
  serve(conversationContract.listMessages, conversation.listMessages),
  serve(conversationContract.sendMessage, conversation.send),
  serve(conversationContract.readConversation, conversation.read),
  serve(conversationContract.transitConversation, conversation.transit),
  serve(conversationContract.listConversations, conversation.list),
];

export const create = (platform: Platform) => handle(routes, { ...PERSON_WORDS, ...CONVERSATION_WORDS }, platform);
export const handler = create(awsPlatform());
