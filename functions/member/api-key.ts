import type * as contract from "@shanhai/contract/api-key";
import type { ApiKey, IssuedApiKey } from "@shanhai/contract/api-key";
import type { Page } from "@shanhai/contract/endpoint";
import type { ApiKeyId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import {
  type ApiKeyRecord,
  allowApiKey,
  createApiKey,
  readApiKey,
  revokeApiKey,
  rotateApiKey,
} from "@shanhai/domain/api-key";
import { found } from "@shanhai/domain/app-error";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/api-key";
import { remember } from "@shanhai/store/commit";
import type { Table } from "@shanhai/store/table";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { hashApiKey, writeApiKeyToken } from "../api-key-token.ts";
import type { Platform } from "../platform.ts";

type OwnTable = Table<ParkScope | TenantScope>;

/** The key with its token: its secret follows from the version that this answer names. */
const issue = (table: OwnTable, key: ApiKey): IssuedApiKey => ({
  ...key,
  token: writeApiKeyToken(table.keys, key.apiKeyId, key.version),
});

/** What an earlier try of the same request made: remembered without the secret, and answered with it. */
async function issuedEarlier(table: OwnTable, act: Act): Promise<IssuedApiKey | undefined> {
  const earlier = await remember(table, act);
  return earlier && issue(table, earlier.result as ApiKey);
}

export async function create(
  { act, scope, organisationName, input }: Request<typeof contract.createApiKey>,
  platform: Platform,
): Promise<IssuedApiKey> {
  const table = platform.open(scope);
  const earlier = await issuedEarlier(table, act);
  if (earlier) return earlier;
  allowApiKey(await store.endsOfApiKeys(table), act);
  const apiKeyId = act.newId<ApiKeyId>("key");
  const of =
    scope.kind === "park"
      ? { kind: "park" as const, organisationName, parkId: scope.id }
      : { kind: "agency" as const, organisationName, parkId: scope.parkId };
  const record = createApiKey(input.body, of, { apiKeyId, hash: hashApiKey(table.keys, apiKeyId, 1) }, act);
  return issue(table, await store.insertApiKey(table, act, record, readApiKey(record, act)));
}

export async function list(
  { act, scope, input }: Request<typeof contract.listApiKeys>,
  platform: Platform,
): Promise<Page<ApiKey>> {
  const page = await store.listApiKeys(platform.open(scope), input.query);
  if (page.items.length === 0) return { items: [] };
  const ids = page.items.map(({ apiKeyId }) => apiKeyId);
  const uses = await store.lastUses(platform.open(mintMemberScope()), ids);
  return { ...page, items: page.items.map((record) => readApiKey(record, act, uses.get(record.apiKeyId))) };
}

const reader = (act: Act) => (record: ApiKeyRecord) => readApiKey(record, act);

export async function rotate(
  { act, scope, input }: Request<typeof contract.rotateApiKey>,
  platform: Platform,
): Promise<IssuedApiKey> {
  const table = platform.open(scope);
  const { apiKeyId } = input.params;
  const earlier = await issuedEarlier(table, act);
  if (earlier) return earlier;
  const before = found(await store.getApiKey(table, apiKeyId));
  const after = rotateApiKey(before, input.body, hashApiKey(table.keys, apiKeyId, input.body.version + 1), act);
  return issue(table, await store.saveApiKey(table, act, after, reader(act)));
}

export async function revoke(
  { act, scope, input }: Request<typeof contract.revokeApiKey>,
  platform: Platform,
): Promise<ApiKey> {
  const table = platform.open(scope);
  const before = found(await store.getApiKey(table, input.params.apiKeyId));
  const after = revokeApiKey(before, act);
  return after === before ? readApiKey(before, act) : store.saveApiKey(table, act, after, reader(act));
}
