import { lookup } from "node:dns/promises";
import { type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { DeliveryError } from "@shanhai/contract/webhook-delivery";
import ipaddr from "ipaddr.js";
import type { ReceiverAnswer, ReceiverMessage, Receivers } from "../webhook-platform.ts";

/** A receiver has this long to answer; then it is given up. */
const PATIENCE_MS = 10_000;
/** Its status is known by then: what it says besides is read this long, this much, and thrown away. */
const BODY_MS = 1000;
const BODY_BYTES = 16 * 1024;

interface Address {
  address: string;
  family: number;
}

export interface GuardedOptions {
  resolve?: (host: string) => Promise<Address[]>;
  /** A laptop's own receivers, over http too. */
  loopback?: boolean;
  /** Certificates to trust besides those that Node knows. */
  ca?: string;
  patienceMs?: number;
}

/**
 * Whether an address is one of the public internet. Everything else is refused: private, loopback, link-local (where clouds keep
 * their metadata), carrier-grade NAT, multicast, reserved, and IPv6 that stands for an IPv4 (mapped, compatible, NAT64, 6to4, Teredo).
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  // Of IPv6 nothing but 2000::/3 was ever given out (RFC 4291): `::7f00:1` is unicast too, and means 127.0.0.1.
  const isGivenOut = parsed instanceof ipaddr.IPv4 || (parsed.parts[0] ?? 0) >> 13 === 1;
  return isGivenOut && parsed.range() === "unicast";
}

const isLoopback = (address: string) => isIP(address) !== 0 && ipaddr.parse(address).range() === "loopback";

class Refusal extends Error {
  constructor(readonly why: DeliveryError) {
    super(why);
  }
}

const NO_HOST = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ENODATA", "ESERVFAIL", "ENONAME", "EAI_NONAME"]);
const TLS_FAULT = /^(ERR_TLS|ERR_SSL|CERT_|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|INVALID_CA|HOSTNAME_MISMATCH)/;

function faultOf(error: unknown): DeliveryError {
  if (error instanceof Refusal) return error.why;
  const { code = "", name } = error as { code?: string; name?: string };
  if (name === "TimeoutError" || name === "AbortError") return "timeout";
  if (NO_HOST.has(code)) return "dns";
  return TLS_FAULT.test(code) ? "tls" : "connection";
}

/** Waits for something that cannot be stopped no longer than the signal does. */
function within<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Sends to the very address that was checked: the name is not looked up again, so that it cannot mean another one by then. */
function send(
  { url, headers, body }: ReceiverMessage,
  { address, family }: Address,
  { ca, signal }: { ca: string | undefined; signal: AbortSignal },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const options: RequestOptions & { ca?: string } = {
      method: "POST",
      // Another message must not go by a connection that was made for this one.
      agent: false,
      signal,
      lookup: (_host, wanted, found) => {
        if (typeof wanted === "object" && wanted.all) found(null, [{ address, family }]);
        else found(null, address, family);
      },
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        "user-agent": "Shanhai-Webhooks/1",
      },
      ...(ca ? { ca } : {}),
    };
    const request = (target.protocol === "http:" ? requestHttp : requestHttps)(target, options);
    request.on("error", reject);
    request.on("response", (response) => {
      let bytes = 0;
      const end = () => {
        clearTimeout(timer);
        response.destroy();
        // A redirect is not followed: it is an answer like any other that is no success.
        resolve(response.statusCode ?? 0);
      };
      const timer = setTimeout(end, BODY_MS);
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > BODY_BYTES) end();
      });
      response.on("end", end);
      response.on("error", end);
    });
    request.end(body);
  });
}

/** Receivers on the public internet, over TLS that is verified, on the address that was checked and no other. */
export function guardedReceivers(options: GuardedOptions = {}): Receivers {
  const { loopback = false, ca, patienceMs = PATIENCE_MS } = options;
  const resolveHost = options.resolve ?? ((host: string) => lookup(host, { all: true }));
  const allowed = (address: string) => isPublic(address) || (loopback && isLoopback(address));
  const hostOf = (target: URL) => target.hostname.replace(/^\[|\]$/g, "");

  function accepts(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const target = new URL(url);
    if (target.protocol !== "https:" && !(loopback && target.protocol === "http:")) return false;
    const host = hostOf(target);
    return isIP(host) === 0 || allowed(host);
  }

  /** One name may have many addresses: if any is not allowed, none is used. */
  async function addressOf(host: string): Promise<Address> {
    const family = isIP(host);
    const found = family === 0 ? await resolveHost(host) : [{ address: host, family }];
    const [first] = found;
    if (!first) throw new Refusal("dns");
    if (!found.every(({ address }) => allowed(address))) throw new Refusal("address");
    return first;
  }

  return {
    accepts,
    async post(message): Promise<ReceiverAnswer> {
      const signal = AbortSignal.timeout(patienceMs);
      try {
        if (!accepts(message.url)) throw new Refusal("address");
        const address = await within(addressOf(hostOf(new URL(message.url))), signal);
        return { status: await send(message, address, { ca, signal }) };
      } catch (error) {
        return { error: faultOf(error) };
      }
    },
  };
}
