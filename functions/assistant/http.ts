import { RATING_WORDS } from "@shanhai/contract/problems/rating";
import * as contract from "@shanhai/contract/score-draft";
import { serve } from "@shanhai/http/serve";
import type { AssistantPlatform } from "../assistant-platform.ts";
import { bedrockAssistant } from "../aws/bedrock-assistant.ts";
import { environmentCredentials } from "../aws/environment-credentials.ts";
import { handle } from "../entrance.ts";
import { awsPlatform, bedrockEndpoint } from "../platform-aws.ts";
import * as draft from "./score-draft.ts";

const routes = [serve(contract.draftScore, draft.create)];

export const create = (platform: AssistantPlatform) => handle(routes, RATING_WORDS, platform);
export const handler = create({
  ...awsPlatform(),
  assistant: bedrockAssistant({
    region: process.env.AWS_REGION ?? "",
    endpoint: bedrockEndpoint(process.env.AWS_REGION ?? ""),
    model: process.env.SHANHAI_ASSISTANT_MODEL,
    credentials: environmentCredentials,
  }),
});
