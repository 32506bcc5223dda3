import { WEBHOOK_WORDS } from "@shanhai/contract/problems/webhook";
import * as contract from "@shanhai/contract/webhook";
import * as deliveryContract from "@shanhai/contract/webhook-delivery";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { awsPlatform } from "../platform-aws.ts";
import type { ReceiverPlatform } from "../webhook-platform.ts";
import { guardedReceivers } from "./guarded-receivers.ts";
import * as webhook from "./webhook.ts";
import * as delivery from "./webhook-delivery.ts";

const routes = [
  serve(contract.createWebhook, webhook.create),
  serve(contract.listWebhooks, webhook.list),
  serve(contract.getWebhook, webhook.get),
  serve(contract.updateWebhook, webhook.update),
  serve(contract.rotateWebhookSecret, webhook.rotate),
  serve(contract.removeWebhook, webhook.remove),
  serve(deliveryContract.testWebhook, delivery.test),
  serve(deliveryContract.listWebhookDeliveries, delivery.list),
  serve(deliveryContract.getWebhookDelivery, delivery.get),
  serve(deliveryContract.replayWebhookDelivery, delivery.replay),
  serve(deliveryContract.replayWebhookDeliveries, delivery.replayAll),
];

export const create = (platform: ReceiverPlatform) => handle(routes, WEBHOOK_WORDS, platform);
export const handler = create({ ...awsPlatform(), receivers: guardedReceivers() });
