import { PARTNER_WORDS } from "@shanhai/contract/problems/partner";
import * as relayContract from "@shanhai/contract/relay";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as relay from "./relay.ts";

const routes = [
  serve(relayContract.makeRelay, relay.make),
  serve(relayContract.listRelays, relay.list),
  serve(relayContract.getRelay, relay.get),
  serve(relayContract.pickPostings, relay.pick),
  serve(relayContract.getRelayHandout, relay.getHandout),
];

export const create = (platform: Platform) =>
  handle(routes, PARTNER_WORDS, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
