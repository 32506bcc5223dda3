import { type FileScope, type Files, HEAD_BYTES, isKept } from "@shanhai/store/files";
import type { SweepScope } from "@shanhai/tenancy/scope";
import type { ScopeSession } from "./scope-sessions.ts";
import { type AwsTarget, presign, sendSigned, signForm } from "./signed-request.ts";

const BINARY = { "content-type": "application/octet-stream" };

export interface S3FilesOptions {
  /** Where the bucket answers: `https://<bucket>.s3.<region>.amazonaws.com`. Asked for with each file, not before. */
  endpoint(): string;
  region(): string;
  session(scope: FileScope | SweepScope): Pick<ScopeSession, "credentials">;
}

/** Files in S3 under `<owner's id>/` and `kept/<owner's id>/`, with credentials that reach these prefixes only. */
export function s3Files({ endpoint, region, session }: S3FilesOptions): Files {
  // What is kept has a prefix of its own: the bucket's rule that forgets goes by how a key begins.
  const urlOf = (scope: FileScope | SweepScope, name: string) =>
    new URL(isKept(name) ? `/kept/${scope.id}/${name}` : `/${scope.id}/${name}`, endpoint());

  async function remove(scope: SweepScope, url: URL): Promise<void> {
    const { status } = await sendSigned(await targetOf(scope), { method: "DELETE", url });
    if (status !== 204) throw new Error(`S3 answered ${status} to DELETE`);
  }

  async function targetOf(scope: FileScope | SweepScope): Promise<AwsTarget> {
    return { service: "s3", region: region(), credentials: await session(scope).credentials() };
  }

  /** Up to a thousand keys below a folder. Names are of our own making, so that nothing in them is escaped. */
  async function list(scope: SweepScope, folder: string): Promise<string[]> {
    const url = new URL("/", endpoint());
    url.searchParams.set("list-type", "2");
    url.searchParams.set("prefix", folder);
    const { status, body } = await sendSigned(await targetOf(scope), { method: "GET", url });
    if (status !== 200) throw new Error(`S3 answered ${status} to a listing`);
    return [
      ...Buffer.from(body)
        .toString()
        .matchAll(/<Key>([^<]+)<\/Key>/g),
    ].map(([, key = ""]) => key);
  }

  async function get(scope: FileScope, name: string, headers: Record<string, string> = {}) {
    const url = urlOf(scope, name);
    const { status, body } = await sendSigned(await targetOf(scope), { method: "GET", url, headers });
    // 206: the part that was asked for.
    if (status === 200 || status === 206) return body;
    // Without the right to list, S3 says of a missing file that access is denied; expired credentials have another code.
    const code = /<Code>(\w+)/.exec(Buffer.from(body).toString())?.[1];
    if (code === "AccessDenied" || code === "NoSuchKey") return undefined;
    throw new Error(`S3 answered ${status} ${code ?? ""} to GET`);
  }

  return {
    async uploadTarget(scope, name, size) {
      // What is kept is written once: whoever holds the address must not put another file in the place of one that was checked.
      const own = isKept(name) ? { ...BINARY, "if-none-match": "*" } : BINARY;
      // The length is signed: S3 refuses a larger file than was declared. Senders set it by themselves.
      const headers = { ...own, "content-length": String(size) };
      const url = await presign(await targetOf(scope), { method: "PUT", url: urlOf(scope, name), headers });
      return { method: "PUT", url, headers: own };
    },

    async formTarget(scope, name, most, next) {
      const { pathname, origin, hostname } = urlOf(scope, name);
      const bucket = hostname.replace(/\.s3\..*$/, "");
      const fields = { key: pathname.slice(1), success_action_redirect: next };
      const signed = await signForm(await targetOf(scope), { bucket, fields, most });
      return { url: `${origin}/`, fields: signed };
    },

    async downloadUrl(scope, name, fileName) {
      const url = urlOf(scope, name);
      const attachment = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
      url.searchParams.set("response-content-disposition", attachment);
      return presign(await targetOf(scope), { method: "GET", url });
    },

    read: (scope, name) => get(scope, name),
    head: (scope, name) => get(scope, name, { range: `bytes=0-${HEAD_BYTES - 1}` }),

    async write(scope, name, content) {
      const request = { method: "PUT", url: urlOf(scope, name), headers: BINARY, body: content } as const;
      const { status } = await sendSigned(await targetOf(scope), request);
      if (status !== 200) throw new Error(`S3 answered ${status} to PUT`);
    },

    remove: (scope, name) => remove(scope, urlOf(scope, name)),

    async removeAll(scope) {
      for (const folder of [`${scope.id}/`, `kept/${scope.id}/`]) {
        for (let keys = await list(scope, folder); keys.length > 0; keys = await list(scope, folder)) {
          for (const key of keys) {
            await remove(scope, new URL(`/${key}`, endpoint()));
          }
        }
      }
    },
  };
}
