import type { ApiKeyId } from "@shanhai/contract/scalar";
import { acceptedHashes } from "@shanhai/domain/api-key";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import { type ApiKeyHolder, getApiKeyHolder, noteUse } from "@shanhai/store/api-key";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { isOneOf, readApiKeyToken } from "../api-key-token.ts";
import type { Platform } from "../platform.ts";

interface Limits {
  rememberedMs: number;
  mostRemembered: number;
}

/** Whose key a token is. One read each time a key was not seen for a while, and one write on the first use of a day. */
export function createKeyReader(platform: Platform, { rememberedMs, mostRemembered }: Limits) {
  const remembered = new Map<ApiKeyId, { holder: ApiKeyHolder; until: number }>();

  async function look(id: ApiKeyId): Promise<ApiKeyHolder | undefined> {
    const holder = await getApiKeyHolder(platform.open(mintMemberScope()), id);
    if (remembered.size >= mostRemembered) remembered.clear();
    if (holder) remembered.set(id, { holder, until: platform.now().getTime() + rememberedMs });
    else remembered.delete(id);
    return holder;
  }

  function opens(hash: string, holder: ApiKeyHolder | undefined): holder is ApiKeyHolder {
    const now = platform.now();
    return (
      holder !== undefined && isOneOf(hash, acceptedHashes(holder, { at: instant(now), today: shanghaiDate(now) }))
    );
  }

  /** A use is for people to look at: not being able to note it keeps nobody out. */
  async function used(holder: ApiKeyHolder): Promise<void> {
    const today = shanghaiDate(platform.now());
    if (holder.lastUsedOn === today) return;
    holder.lastUsedOn = today;
    await noteUse(platform.open(mintMemberScope()), holder.apiKeyId, today).catch((error: unknown) => {
      console.log(JSON.stringify({ level: "error", worker: "authorizer", fault: String(error) }));
    });
  }

  return async (token: string): Promise<ApiKeyHolder | undefined> => {
    const read = readApiKeyToken(token);
    if (!read) return undefined;
    const { apiKeyId, hash } = read;
    const known = remembered.get(apiKeyId);
    const fresh = known && known.until > platform.now().getTime() ? known.holder : undefined;
    // A secret that is new to us may be that of a rotation since.
    const holder = opens(hash, fresh) ? fresh : await look(apiKeyId);
    if (!opens(hash, holder)) return undefined;
    await used(holder);
    return holder;
  };
}
