import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/webhook";
import type { Webhook, WebhookWithSecret } from "@shanhai/contract/webhook";
import { AppError, found } from "@shanhai/domain/app-error";
import { changeWebhook, createWebhook, readWebhook, rotateSecret } from "@shanhai/domain/webhook";
import type { Request } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import type { Table } from "@shanhai/store/table";
import * as store from "@shanhai/store/webhook";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { ReceiverPlatform } from "../webhook-platform.ts";
import { newSecret } from "./signature.ts";

function reachable(platform: ReceiverPlatform, url: string | undefined): void {
  if (url !== undefined && !platform.receivers.accepts(url)) throw new AppError("webhook.address");
}

/** What the table and a retry's memory have sealed, opened for the one answer that shows it. */
async function shown(
  table: Table<TenantScope>,
  { webhook, sealedSecret }: store.ShownSecret,
): Promise<WebhookWithSecret> {
  return { webhook, secret: (await table.keys.sealing()).open(sealedSecret) };
}

/** A secret's act asked for again: it answers with the same secret. */
async function earlier(table: Table<TenantScope>, act: Request<typeof contract.createWebhook>["act"]) {
  const remembered = await remember(table, act);
  return remembered && (remembered.result as store.ShownSecret);
}

export async function create(
  { act, scope, input }: Request<typeof contract.createWebhook>,
  platform: ReceiverPlatform,
): Promise<WebhookWithSecret> {
  const table = platform.open(scope);
  const again = await earlier(table, act);
  if (again) return shown(table, again);
  reachable(platform, input.body.url);
  const sealed = (await table.keys.sealing()).seal(newSecret());
  const made = await store.insertWebhook(table, act, (count) => createWebhook(count, input.body, sealed, act));
  return shown(table, made);
}

export async function list(
  { scope, input }: Request<typeof contract.listWebhooks>,
  platform: ReceiverPlatform,
): Promise<Page<Webhook>> {
  return store.listWebhooks(platform.open(scope), input.query);
}

export async function get(
  { scope, input }: Request<typeof contract.getWebhook>,
  platform: ReceiverPlatform,
): Promise<Webhook> {
  return readWebhook(found(await store.getWebhook(platform.open(scope), input.params.webhookId)));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateWebhook>,
  platform: ReceiverPlatform,
): Promise<Webhook> {
  const table = platform.open(scope);
  const record = found(await store.getWebhook(table, input.params.webhookId));
  reachable(platform, input.body.url);
  const changed = changeWebhook(record, input.body, act);
  return store.saveWebhook(table, act, changed, readWebhook(changed));
}

export async function rotate(
  { act, scope, input }: Request<typeof contract.rotateWebhookSecret>,
  platform: ReceiverPlatform,
): Promise<WebhookWithSecret> {
  const table = platform.open(scope);
  const again = await earlier(table, act);
  if (again) return shown(table, again);
  const record = found(await store.getWebhook(table, input.params.webhookId));
  const sealedSecret = (await table.keys.sealing()).seal(newSecret());
  const rotated = rotateSecret(record, input.body.version, sealedSecret, act);
  const result: store.ShownSecret = { webhook: readWebhook(rotated), sealedSecret };
  return shown(table, await store.saveWebhook(table, act, rotated, result, { resumes: true }));
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removeWebhook>,
  platform: ReceiverPlatform,
): Promise<Webhook> {
  return store.removeWebhook(platform.open(scope), act, input.params.webhookId);
}
