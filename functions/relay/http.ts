import * as intentionContract from "@shanhai/contract/intention";
import { PARTNER_WORDS } from "@shanhai/contract/problems/partner";
import * as receiptContract from "@shanhai/contract/receipt";
import * as relayContract from "@shanhai/contract/relay";
import * as relayMonthContract from "@shanhai/contract/relay-month";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as intention from "./intention.ts";
import * as receipt from "./receipt.ts";
import * as relay from "./relay.ts";
import * as relayMonth from "./relay-month.ts";

const routes = [
  serve(relayContract.makeRelay, relay.make),
  serve(relayContract.listRelays, relay.list),
  serve(relayContract.getRelay, relay.get),
  serve(relayContract.pickPostings, relay.pick),
  serve(relayContract.getRelayHandout, relay.getHandout),
  serve(receiptContract.createReceipt, receipt.create),
  serve(receiptContract.listReceipts, receipt.list),
  serve(receiptContract.undoReceipt, receipt.undo),
  serve(relayMonthContract.listRelayMonths, relayMonth.list),
  serve(relayMonthContract.listStationMonths, relayMonth.listOfPark),
  serve(intentionContract.createIntention, intention.create),
  serve(intentionContract.listIntentions, intention.list),
  serve(intentionContract.sendIntention, intention.send),
  serve(intentionContract.removeIntention, intention.remove),
];

export const create = (platform: Platform) =>
  handle(routes, PARTNER_WORDS, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
