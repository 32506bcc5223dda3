import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { addSecurityHeaders } from "./security-headers.ts";

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Loopback {
  port: number;
  /** Takes no new connections, finishes what is being answered, then closes. */
  close(): Promise<void>;
}

const FINISH_WITHIN_MS = 5000;
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5000,
};
/** A page elsewhere that makes its own name point here must not be answered: nobody asks for a password. */
const OUR_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

function answer(listener: Listener, request: IncomingMessage, response: ServerResponse): void {
  addSecurityHeaders(response);
  response.on("error", () => undefined);
  if (!OUR_HOST.test(request.headers.host ?? "")) {
    response.writeHead(421, { "content-type": "text/plain; charset=utf-8" }).end("Misdirected: this is localhost\n");
    return;
  }
  if (!request.url?.startsWith("/")) {
    response.writeHead(400, { "content-type": "text/plain; charset=utf-8" }).end("The address must begin with /\n");
    return;
  }
  listener(request, response).catch((error: unknown) => {
    console.error(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Internal error\n");
  });
}

function listen(listener: Listener, host: string, port: number): Promise<Server> {
  const server = createServer(LIMITS, (request, response) => answer(listener, request, response));
  // Leave to send a body is given where the body is read, so that one too large is never sent at all.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) =>
    answer(listener, request, response),
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(FINISH_WITHIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
}

/** `localhost` is 127.0.0.1 to some programs and ::1 to others, so both are listened on, and nothing else. */
async function listenOnBoth(listener: Listener, wanted: number): Promise<{ port: number; servers: Server[] }> {
  const first = await listen(listener, "127.0.0.1", wanted);
  const { port } = first.address() as AddressInfo;
  try {
    return { port, servers: [first, await listen(listener, "::1", port)] };
  } catch (error) {
    if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf(error) ?? "")) return { port, servers: [first] };
    await closeServer(first);
    throw error;
  }
}

/** Answers HTTP on this machine only. Port 0 picks a free one. */
export async function openLoopback(listener: Listener, port: number): Promise<Loopback> {
  for (let attempt = 1; ; attempt++) {
    try {
      const opened = await listenOnBoth(listener, port);
      let closing: Promise<unknown> | undefined;
      return {
        port: opened.port,
        close: async () => {
          closing ??= Promise.all(opened.servers.map(closeServer));
          await closing;
        },
      };
    } catch (error) {
      if (codeOf(error) !== "EADDRINUSE") throw error;
      // The free port of one family may be taken in the other.
      if (port === 0 && attempt < 5) continue;
      throw new Error(
        `端口 ${port} 已被占用，请换一个：PORT=4001 npm start\nPort ${port} is taken; choose another: PORT=4001 npm start`,
        {
          cause: error,
        },
      );
    }
  }
}
