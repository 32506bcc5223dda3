import type { IncomingMessage, ServerResponse } from "node:http";

/** Tells a client that waits for leave to send its body (`Expect: 100-continue`) that it may. */
function welcome(request: IncomingMessage, response: ServerResponse): void {
  if (/^100-continue$/i.test(request.headers.expect ?? "")) response.writeContinue();
}

/** Thrown when the client went away before its body was whole. */
export class BodyAborted extends Error {}

/** Hands on a body piece by piece, up to `limit` bytes; false as soon as it is known to be larger. */
export async function streamBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<boolean> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return false;
  welcome(request, response);
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return false;
      await take(chunk);
    }
  } catch (cause) {
    throw request.complete ? cause : new BodyAborted("The client went away", { cause });
  }
  return true;
}

/** The whole body, or undefined when it is larger than `limit` bytes. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  if (length === undefined && coding === undefined) return Buffer.alloc(0);
  const fits = await streamBody(request, response, limit, (chunk) => {
    chunks.push(chunk);
  });
  return fits ? Buffer.concat(chunks) : undefined;
}

const DRAIN_BYTES = 32 * 1024 * 1024;
const DRAIN_MS = 5000;

/**
 * Answers before the body has arrived. Closing at once would reset the connection and the client might never see why, so
 * what is still coming is thrown away for a while first.
 */
export function answerEarly(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
): Promise<void> {
  const waiting = /^100-continue$/i.test(request.headers.expect ?? "");
  response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" });
  response.write(body);
  return new Promise((resolve) => {
    let left = DRAIN_BYTES;
    const finish = () => {
      clearTimeout(timer);
      response.end(() => request.destroy());
      resolve();
    };
    const timer = setTimeout(finish, DRAIN_MS);
    request.on("data", (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) finish();
    });
    request.once("end", finish);
    request.once("close", finish);
    request.once("error", finish);
    request.resume();
    if (waiting || request.readableEnded) finish();
  });
}
