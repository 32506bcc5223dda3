import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".map", ".svg", ".ttf", ".txt", ".webmanifest"]);

const API_DOCS_PATH = "/api-docs/";
const SWAGGER = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const SWAGGER_FILES = new Set(["swagger-ui.css", "swagger-ui-bundle.js", "favicon-16x16.png", "favicon-32x32.png"]);
const SWAGGER_START = `SwaggerUIBundle({
  url: document.getElementById("docs").dataset.document,
  dom_id: "#docs",
  deepLinking: true,
  tryItOutEnabled: true,
});
`;

interface Asset {
  content: Buffer;
  type: string;
  compressible: boolean;
  cacheControl: string;
}

const REVALIDATE = "no-cache";
const FOREVER = "public, max-age=31536000, immutable";
const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>山海</title>
<p>控制台尚未构建，接口可用：<a href="/api/v1/docs">/api/v1/docs</a>。</p><p>The console has not been built; the API is up.</p>`;

function asset(name: string, content: Buffer, cacheControl: string): Asset {
  const extension = extname(name);
  const type = TYPES[extension] ?? "application/octet-stream";
  return { content, type, compressible: COMPRESSIBLE.has(extension) && content.length > 1024, cacheControl };
}

/** A decoded path with nothing in it that could lead out of a folder, or undefined. */
function safePath(rawPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
  const parts = path.split("/");
  const strange = path.includes("\0") || path.includes("\\") || parts.includes("..") || parts.includes(".");
  return strange || !path.startsWith("/") ? undefined : normalize(path);
}

async function readIfFile(path: string): Promise<Buffer | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? readFile(path) : undefined;
}

/** The best encoding the client takes; compressed once, then kept by content. */
function createCompressor() {
  const kept = new Map<string, Promise<Buffer>>();
  const brotli = (content: Buffer) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return (digest: string, content: Buffer, encoding: "br" | "gzip"): Promise<Buffer> => {
    const key = `${encoding}:${digest}`;
    const known = kept.get(key);
    if (known) return known;
    const made = encoding === "br" ? brotli(content) : promisify(gzip)(content);
    kept.set(key, made);
    return made;
  };
}

function encodingFor(acceptEncoding: string): "br" | "gzip" | undefined {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(",")
    .map((part) => part.trim());
  const takes = (name: string) =>
    accepted.some((part) => part === name || (part.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(part)));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : undefined;
}

/** Serves the console, its configuration and the API's documentation page. */
export function createStaticFiles(options: {
  consoleDist: string;
  config: Readonly<Record<string, string>>;
  origin: string;
}) {
  const { consoleDist, config, origin } = options;
  const compress = createCompressor();
  const configuration = asset("config.json", Buffer.from(JSON.stringify(config)), "no-store");

  async function find(path: string): Promise<Asset | undefined> {
    if (path === "/config.json") return configuration;
    if (path.startsWith(API_DOCS_PATH)) {
      const name = path.slice(API_DOCS_PATH.length);
      if (name === "start.js") return asset(name, Buffer.from(SWAGGER_START), REVALIDATE);
      const content = SWAGGER_FILES.has(name) ? await readIfFile(join(SWAGGER, name)) : undefined;
      return content && asset(name, content, REVALIDATE);
    }
    const hidden = path.split("/").some((part) => part.startsWith("."));
    const content = path === "/" || hidden ? undefined : await readIfFile(join(consoleDist, path));
    if (content && path !== "/index.html")
      return asset(path, content, path.startsWith("/assets/") ? FOREVER : REVALIDATE);
    // A page of the console: its router knows the address. What looks like a file and is none stays not found.
    if (extname(path) !== "" && path !== "/index.html") return undefined;
    return asset(
      "index.html",
      (await readIfFile(join(consoleDist, "index.html"))) ?? Buffer.from(NOT_BUILT),
      "no-store",
    );
  }

  function refuse(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
    response.writeHead(status, {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(text);
  }

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [rawPath = "/", query] = (request.url ?? "/").split("?");
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuse(response, 405, "此地址不支持该操作。\nThis address does not support that method.\n", {
        allow: "GET, HEAD",
      });
    }
    const path = safePath(rawPath);
    const found = path === undefined ? undefined : await find(path);
    if (!found) return refuse(response, 404, "没有找到。\nNot found.\n");
    const isPage = found.type.startsWith("text/html");
    // The issuer knows one origin only; a page opened by 127.0.0.1 could not sign in.
    if (isPage && request.headers.host !== new URL(origin).host) {
      return refuse(response, 302, "", { location: `${origin}${rawPath}${query === undefined ? "" : `?${query}`}` });
    }
    const digest = createHash("sha256").update(found.content).digest("base64url").slice(0, 27);
    const encoding = found.compressible ? encodingFor(String(request.headers["accept-encoding"] ?? "")) : undefined;
    const etag = `"${digest}${encoding ? `-${encoding}` : ""}"`;
    response.setHeader("cache-control", found.cacheControl);
    if (found.compressible) response.setHeader("vary", "accept-encoding");
    if (found.cacheControl !== "no-store") response.setHeader("etag", etag);
    if (found.cacheControl !== "no-store" && request.headers["if-none-match"] === etag) {
      response.writeHead(304).end();
      return;
    }
    const body = encoding ? await compress(digest, found.content, encoding) : found.content;
    response.writeHead(200, {
      "content-type": found.type,
      "content-length": String(body.length),
      ...(encoding ? { "content-encoding": encoding } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
