import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { Webhook } from "standardwebhooks";

export interface Received {
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** What it answers from now on. */
  answer: number;
  stop(): Promise<void>;
}

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
/** Of a receiver over TLS that calls itself `receiver.test`; nobody but these tests trusts it. */
export const CERTIFICATE = fixture("receiver.cert.pem");

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Listens on this machine alone, by `handle` or keeping what is sent to it. */
export async function startReceiver(
  options: { tls?: boolean; host?: string; port?: number; handle?: RequestListener } = {},
): Promise<Receiver> {
  const { tls = false, host = "127.0.0.1", port = 0 } = options;
  const receiver: Receiver = { url: "", port: 0, received: [], answer: 204, stop: async () => undefined };
  const keep: RequestListener = async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    receiver.received.push({ headers, body: await bodyOf(request) });
    response.writeHead(receiver.answer).end();
  };
  const handle = options.handle ?? keep;
  const server: Server = tls
    ? createTlsServer({ key: fixture("receiver.key.pem"), cert: CERTIFICATE }, handle)
    : createServer(handle);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  receiver.port = (server.address() as AddressInfo).port;
  receiver.url = `${tls ? "https" : "http"}://${host}:${receiver.port}/hook`;
  receiver.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      (server as ReturnType<typeof createServer>).closeAllConnections();
    });
  return receiver;
}

/** Checks a message as receivers do, with the library of Standard Webhooks; throws when the signature is none of the secret's. */
export function verified({ headers, body }: Received, secret: string): { type: string; data: Record<string, unknown> } {
  return new Webhook(secret).verify(body, headers) as { type: string; data: Record<string, unknown> };
}
