import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Files, HEAD_BYTES, isKept } from "@shanhai/store/files";
import { type EdgeCode, edgeProblem } from "./edge-problem.ts";
import { answerEarly, BodyAborted, streamBody } from "./request-body.ts";

/** Where files are sent to and fetched from, below the laptop's origin. */
export const FILES_PATH = "/files/";
const VALID_MS = 15 * 60 * 1000;
const NAME = /^[\w.-]+(\/[\w.-]+)*$/;

/** What one link allows: one act on one file of one owner. */
interface Permit {
  act: "put" | "form" | "get";
  owner: string;
  name: string;
  /** Most bytes to be sent. */
  size?: number;
  /** Where a form leads the browser when its file is there. */
  next?: string;
  /** What the browser saves it as. */
  fileName?: string;
  expires: number;
}

export interface FileStore extends Files {
  /** Answers requests below `/files/`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

function checkedName(name: string): string {
  if (!NAME.test(name) || name.split("/").some((part) => /^\.+$/.test(part))) throw new Error("Not a file's name");
  return name;
}

/** Writes a file beside its place and moves it there, so that a broken upload leaves the old one, or none. */
async function writeBeside(
  path: string,
  fill: (take: (chunk: Uint8Array) => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(4).toString("hex")}.draft`;
  const file = await open(draft, "wx", 0o600);
  let whole = false;
  try {
    whole = await fill(async (chunk) => {
      await file.writeFile(chunk);
    });
    if (whole) await file.sync();
  } finally {
    await file.close();
    if (!whole) await rm(draft, { force: true });
  }
  if (whole) await rename(draft, path);
  return whole;
}

/** What is read, or undefined where there is no such file. */
async function unlessMissing(read: () => Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Room for what a form wraps around its file. */
const FORM_BYTES = 64 * 1024;

/** The laptop's S3: a folder per owner, and signed links that name one file and one act. */
export function createFileStore(options: {
  folder: string;
  origin: string;
  secret: string;
  now?: () => Date;
}): FileStore {
  const { folder, origin, secret, now = () => new Date() } = options;
  const signature = (text: string) => createHmac("sha256", secret).update(`file-link:${text}`).digest();
  const pathOf = (owner: string, name: string) => join(folder, checkedName(owner), checkedName(name));

  function linkTo(permit: Omit<Permit, "expires">): string {
    const text = Buffer.from(JSON.stringify({ ...permit, expires: now().getTime() + VALID_MS })).toString("base64url");
    return `${origin}${FILES_PATH}${text}.${signature(text).toString("base64url")}`;
  }

  function read(token: string): Permit | undefined {
    const [text = "", signed = "", ...more] = token.split(".");
    const given = Buffer.from(signed, "base64url");
    const expected = signature(text);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const permit = JSON.parse(Buffer.from(text, "base64url").toString()) as Permit;
    return permit.expires > now().getTime() ? permit : undefined;
  }

  async function receive(
    request: IncomingMessage,
    response: ServerResponse,
    permit: Permit,
  ): Promise<EdgeCode | undefined> {
    const path = pathOf(permit.owner, permit.name);
    const taken = isKept(permit.name) && (await stat(path).catch(() => undefined)) !== undefined;
    // As S3 answers a condition that does not hold.
    if (taken) {
      await answerEarly(request, response, 412, { "content-type": "text/plain" }, "");
      return undefined;
    }
    const fits = await writeBeside(path, (take) => streamBody(request, response, permit.size ?? 0, take));
    if (!fits) return "invalid";
    response.writeHead(200, { "content-length": "0" }).end();
    return undefined;
  }

  /** As S3 takes a form's file: whole, at most so large, and then on to the next page. */
  async function receiveForm(
    request: IncomingMessage,
    response: ServerResponse,
    permit: Permit,
  ): Promise<EdgeCode | undefined> {
    const most = permit.size ?? 0;
    const chunks: Buffer[] = [];
    const fits = await streamBody(request, response, most + FORM_BYTES, (chunk) => void chunks.push(chunk));
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const form = fits && (await new Response(Buffer.concat(chunks), { headers }).formData().catch(() => undefined));
    const file = form ? form.get("file") : undefined;
    if (!(file instanceof Blob) || file.size === 0 || file.size > most) return "invalid";
    const content = Buffer.from(await file.arrayBuffer());
    await writeBeside(pathOf(permit.owner, permit.name), async (take) => {
      await take(content);
      return true;
    });
    response.writeHead(303, { location: permit.next ?? "/", "content-length": "0" }).end();
    return undefined;
  }

  async function deliver(
    request: IncomingMessage,
    response: ServerResponse,
    permit: Permit,
  ): Promise<EdgeCode | undefined> {
    const path = pathOf(permit.owner, permit.name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return "notFound";
    const fileName = encodeURIComponent(permit.fileName ?? "file").replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    );
    response.writeHead(200, {
      "content-type": "application/octet-stream",
      "content-length": String(found.size),
      "content-disposition": `attachment; filename="download"; filename*=UTF-8''${fileName}`,
      // It stands on the console's own origin here; whatever opens it in spite of all has no origin at all.
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cache-control": "private, no-store",
    });
    if (request.method === "HEAD") response.end();
    else await pipeline(createReadStream(path), response);
    return undefined;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<EdgeCode | undefined> {
    const permit = read((request.url ?? "").slice(FILES_PATH.length).split("?")[0] ?? "");
    if (!permit) return "notFound";
    if (permit.act === "put") return request.method === "PUT" ? receive(request, response, permit) : "methodNotAllowed";
    if (permit.act === "form") {
      return request.method === "POST" ? receiveForm(request, response, permit) : "methodNotAllowed";
    }
    return request.method === "GET" || request.method === "HEAD"
      ? deliver(request, response, permit)
      : "methodNotAllowed";
  }

  return {
    async uploadTarget(scope, name, size) {
      const url = linkTo({ act: "put", owner: scope.id, name: checkedName(name), size });
      return { method: "PUT", url, headers: { "content-type": "application/octet-stream" } };
    },
    async formTarget(scope, name, most, next) {
      return { url: linkTo({ act: "form", owner: scope.id, name: checkedName(name), size: most, next }), fields: {} };
    },
    async downloadUrl(scope, name, fileName) {
      return linkTo({ act: "get", owner: scope.id, name: checkedName(name), fileName });
    },
    read: (scope, name) => unlessMissing(() => readFile(pathOf(scope.id, name))),
    head: (scope, name) =>
      unlessMissing(async () => {
        const file = await open(pathOf(scope.id, name), "r");
        try {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
          return buffer.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      }),
    async write(scope, name, content) {
      await writeBeside(pathOf(scope.id, name), async (take) => {
        await take(content);
        return true;
      });
    },
    async remove(scope, name) {
      await rm(pathOf(scope.id, name), { force: true });
    },
    async removeAll(scope) {
      await rm(join(folder, checkedName(scope.id)), { recursive: true, force: true });
    },
    async handle(request, response) {
      const refusal = { requestId: randomBytes(8).toString("hex"), acceptLanguage: request.headers["accept-language"] };
      try {
        const code = await answer(request, response);
        if (!code) return;
        // A file larger than announced is the one thing that can be wrong with a link that is right.
        const fields = code === "invalid" ? { fields: [{ field: "size", code: "range" }] } : {};
        const { status, headers, body } = edgeProblem(code, { ...refusal, ...fields });
        await answerEarly(request, response, status, headers, body);
      } catch (error) {
        if (!(error instanceof BodyAborted)) console.error(error);
        if (response.headersSent || error instanceof BodyAborted) response.destroy();
        else {
          const { status, headers, body } = edgeProblem("internal", refusal);
          response.writeHead(status, headers).end(body);
        }
      }
    },
  };
}
