import { inviteToPark } from "@shanhai/contract/invitation";
import { CLIENT_ID } from "@shanhai/local/identity";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { sendRaw, statusesIn } from "./raw.ts";

/*
 * What somebody tries at the HTTP edge without being anybody: requests that two readers would read differently, names and addresses
 * that are not ours, and an identity that the gateway alone may give.
 */

let laptop: TestLaptop;
let administrator: Person;
let host: string;
let bearer: string;

beforeAll(async () => {
  laptop = await startTestLaptop();
  administrator = await laptop.park("甲园", "330800", "admin@one.test");
  host = new URL(laptop.origin).host;
  bearer = `Authorization: Bearer ${administrator.accessToken}`;
});
afterAll(() => laptop?.stop());

const lines = (...all: string[]) => `${all.join("\r\n")}\r\n\r\n`;
const CLOSE = "Connection: close";
const get = (path: string, ...headers: string[]) => lines(`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers);
/** Of such a request nothing is expected but its one answer. */
const last = (path: string, ...headers: string[]) => get(path, ...headers, CLOSE);
const post = (headers: string[], body: string) =>
  lines("POST /api/v1/invitations/accept HTTP/1.1", `Host: ${host}`, ...headers) + body;

describe("a request that two readers could read differently", () => {
  /** What would be a request of its own, if where the first one ends were a matter of opinion. */
  const hidden = () => get("/healthz");

  test.each<[string, () => string]>([
    ["two lengths", () => post(["Content-Length: 0", "Content-Length: 44"], hidden())],
    ["a list of lengths", () => post(["Content-Length: 0, 44"], hidden())],
    ["a signed length", () => post(["Content-Length: +0"], hidden())],
    ["a length below nothing", () => post(["Content-Length: -1"], hidden())],
    ["a length beyond numbers", () => post(["Content-Length: 99999999999999999999"], hidden())],
    ["a length before its colon", () => post(["Content-Length : 0"], hidden())],
    ["chunks and a length", () => post(["Transfer-Encoding: chunked", "Content-Length: 4"], `0\r\n\r\n${hidden()}`)],
    ["a length and chunks", () => post(["Content-Length: 6", "Transfer-Encoding: chunked"], `0\r\n\r\n${hidden()}`)],
    ["an encoding that is none", () => post(["Transfer-Encoding: xchunked"], `0\r\n\r\n${hidden()}`)],
    ["chunks and identity", () => post(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], hidden())],
    ["chunks not last", () => post(["Transfer-Encoding: chunked, gzip"], `0\r\n\r\n${hidden()}`)],
    ["chunks behind a space", () => post(["Transfer-Encoding : chunked"], `0\r\n\r\n${hidden()}`)],
    ["chunks behind a control", () => post(["Transfer-Encoding: \u000bchunked"], `0\r\n\r\n${hidden()}`)],
    ["a chunk below nothing", () => post(["Transfer-Encoding: chunked"], `-1\r\n{}\r\n0\r\n\r\n${hidden()}`)],
    ["a chunk in C's notation", () => post(["Transfer-Encoding: chunked"], `0x2\r\n{}\r\n0\r\n\r\n${hidden()}`)],
    ["a chunk beyond numbers", () => post(["Transfer-Encoding: chunked"], `FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n`)],
    ["lines of chunks without CR", () => post(["Transfer-Encoding: chunked"], `2\n{}\n0\n\n${hidden()}`)],
    ["lines without CR", () => get("/api/v1/me", bearer).replaceAll("\r\n", "\n")],
    ["a header folded onto the next line", () => get("/api/v1/me", bearer, "X-Organisation: a\r\n b")],
    ["a CR within a header", () => get("/api/v1/me", `X: a\r${bearer}`)],
    ["a NUL within a header", () => get("/api/v1/me", bearer, "X-Organisation: a\0b")],
    ["a space before the first header", () => lines("GET /healthz HTTP/1.1", ` Host: ${host}`)],
    ["no host", () => lines("GET /healthz HTTP/1.1")],
    ["two hosts", () => last("/healthz", "Host: evil.test")],
    ["two identities", () => last("/api/v1/me", bearer, "Authorization: Bearer x")],
    ["two organisations", () => last("/api/v1/me", bearer, "X-Organisation: a", "X-Organisation: b")],
    ["an address of its own", () => lines("GET http://evil.test/healthz HTTP/1.1", `Host: ${host}`, CLOSE)],
    ["another protocol", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ])("%s is refused, and nothing behind it is answered", async (_, request) => {
    expect(statusesIn(await sendRaw(laptop.origin, request()))).toEqual([400]);
  });

  test("a body where none is expected is no second request", async () => {
    const answer = await sendRaw(laptop.origin, `${get("/healthz", `Content-Length: ${hidden().length}`)}${hidden()}`);
    expect(statusesIn(answer)).toEqual([200]);
    expect(statusesIn(await sendRaw(laptop.origin, hidden() + last("/healthz")))).toEqual([200, 200]);
  });

  test("what comes behind the body as a header gives no identity", async () => {
    const trailer = post(
      ["Transfer-Encoding: chunked", "Trailer: Authorization", CLOSE],
      `2\r\n{}\r\n0\r\n${bearer}\r\n\r\n`,
    );
    expect(statusesIn(await sendRaw(laptop.origin, trailer))).toEqual([401]);
  });

  test.each<[string, () => string, number]>([
    ["a header", () => get("/api/v1/me", `X-A: ${"a".repeat(20_000)}`), 431],
    ["headers", () => get("/api/v1/me", ...Array.from({ length: 3_000 }, (_, index) => `X${index}: a`)), 431],
    ["an address", () => get(`/api/v1/me?${"a".repeat(20_000)}`), 431],
    ["a chunk's name", () => post(["Transfer-Encoding: chunked"], `2;${"a".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`), 413],
    ["a body that is announced", () => post(["Content-Length: 99999999", CLOSE], ""), 413],
    [
      "a form of a page",
      () => lines("POST /jobs/x/y HTTP/1.1", `Host: ${host}`, "Content-Length: 99999999", CLOSE),
      413,
    ],
  ])("%s without end is cut off", async (_, request, status) => {
    expect(statusesIn(await sendRaw(laptop.origin, request()))).toEqual([status]);
  });
});

describe("an address or a method in disguise", () => {
  test.each([
    "/api/v1/me/",
    "/api/v1/%6de",
    "/api/v1/me%2f",
    "/api/v1/me;x=1",
    "/api/v1//me",
    "/api/v1/./me",
    "/healthz/../api/v1/me",
    "/api/v1/me%00",
    "/api/v1/me%0a",
    "/api/v1/Me",
    "/api//v1/me",
    "/..%2f..%2f..%2fetc/passwd",
    "/assets/../../../../package.json",
    "/%2e%2e/%2e%2e/package.json",
    "/api-docs/../../package.json",
    "/api-docs/%2e%2e%2fpackage.json",
    "/files/..%2f..%2fsecret",
    "/files/../secret",
    "/.env.json",
    "/secret.json",
  ])("%s is nothing", async (path) => {
    const said = await sendRaw(laptop.origin, last(path, bearer));
    expect(statusesIn(said)).toEqual([404]);
    expect(said).not.toMatch(/root:|"private": true|memberships/);
  });

  test.each(["//api/v1/me", "/API/v1/me", "///healthz"])(
    "%s is a page of the console, and no answer of the API",
    async (path) => {
      const said = await sendRaw(laptop.origin, last(path, bearer));
      expect(said).toContain("text/html");
      expect(said).not.toMatch(/memberships|admin@one/);
    },
  );

  test("a method named otherwise than by the request line counts for nothing", async () => {
    const headers = ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"].map((name) => `${name}: GET`);
    const posted = lines(
      "POST /api/v1/me?_method=GET HTTP/1.1",
      `Host: ${host}`,
      bearer,
      ...headers,
      "Content-Length: 0",
      CLOSE,
    );
    expect(statusesIn(await sendRaw(laptop.origin, posted))).toEqual([405]);
    for (const method of ["TRACE", "OPTIONS", "PUT", "HEAD", "PROPFIND"]) {
      const asked = lines(`${method} /api/v1/me HTTP/1.1`, `Host: ${host}`, bearer, CLOSE);
      const said = await sendRaw(laptop.origin, asked);
      expect(statusesIn(said), method).toEqual([405]);
      expect(said.toLowerCase()).not.toContain("access-control-allow");
      expect(said).not.toContain(administrator.accessToken);
    }
    expect(statusesIn(await sendRaw(laptop.origin, lines("CONNECT evil.test:443 HTTP/1.1", `Host: ${host}`)))).toEqual(
      [],
    );
  });
});

describe("a name or an identity that the request brings itself", () => {
  test("another host's name is not answered", async () => {
    for (const name of [
      "evil.test",
      "localhost.evil.test",
      "localhost@evil.test",
      "127.0.0.1.evil.test",
      "[::1].evil",
      "",
    ]) {
      const said = await sendRaw(laptop.origin, lines("GET /healthz HTTP/1.1", `Host: ${name}`, CLOSE));
      expect(statusesIn(said), name).toEqual([421]);
    }
  });

  test("links, redirects and the issuer's addresses are made of our own name, whatever the headers say", async () => {
    const spoofed = ["X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server"]
      .map((name) => `${name}: evil.test`)
      .concat(
        "Forwarded: host=evil.test;proto=https",
        "X-Forwarded-Proto: https",
        "X-Original-URL: /api/v1/me",
        "X-Rewrite-URL: /api/v1/me",
      );
    const as = (path: string, name: string, ...more: string[]) =>
      sendRaw(laptop.origin, lines(`GET ${path} HTTP/1.1`, `Host: ${name}`, ...spoofed, ...more, CLOSE));
    const port = host.split(":")[1];
    for (const name of [host, `127.0.0.1:${port}`, "localhost:1"]) {
      for (const path of [
        "/oidc/.well-known/openid-configuration",
        "//evil.test/%0d%0aX:1",
        "/healthz",
        "/signed-in?code=1",
      ]) {
        const said = await as(path, name);
        expect(statusesIn(said)[0], path).toBeLessThan(400);
        for (const [, address = ""] of said.matchAll(/https?:\/\/([^/"\s]+)/g))
          expect(address, `${name} ${path}`).toBe(host);
        expect(said).not.toContain("memberships");
      }
    }
    const body = JSON.stringify({ email: "x@y.test", role: "evaluator" });
    const invited = lines(
      "POST /api/v1/park/invitations HTTP/1.1",
      "Host: localhost:1",
      bearer,
      ...spoofed,
      CLOSE,
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
    );
    expect(inviteToPark.path).toBe("/park/invitations");
    const said = await sendRaw(laptop.origin, invited + body);
    expect(statusesIn(said)).toEqual([201]);
    expect(said).toMatch(/"path":"\/invitations?\//);
    expect(said).not.toMatch(/evil|localhost:1"/);
  });

  test("who calls is the authorizer's to say: no header, field or cookie puts a caller in its place", async () => {
    const { memberships } = (await (
      await fetch(`${laptop.origin}/api/v1/me`, { headers: { authorization: `Bearer ${administrator.accessToken}` } })
    ).json()) as { memberships: { organisationId: string }[] };
    const context = {
      subject: "x",
      kind: "park",
      role: "administrator",
      organisationId: memberships[0]?.organisationId,
    };
    const event = JSON.stringify({ authorizer: { lambda: context } });
    const said = await fetch(
      `${laptop.origin}/api/v1/agencies?requestContext=${encodeURIComponent(event)}&access_token=${administrator.accessToken}`,
      {
        headers: {
          "x-amzn-request-context": event,
          "x-amz-request-context": event,
          "x-apigateway-event": JSON.stringify({ requestContext: JSON.parse(event) }),
          "x-amzn-lambda-context": event,
          "x-amzn-oidc-identity": "x",
          "x-amzn-oidc-data": administrator.accessToken,
          "x-amzn-trace-id": "Root=1;Self=x",
          "x-forwarded-user": "admin@one.test",
          "x-user-id": "admin@one.test",
          "x-organisation": context.organisationId ?? "",
          authorizer: event,
          "x-authorization": `Bearer ${administrator.accessToken}`,
          "proxy-authorization": `Bearer ${administrator.accessToken}`,
          cookie: `access_token=${administrator.accessToken}; authorization=Bearer ${administrator.accessToken}`,
        },
      },
    );
    expect(said.status).toBe(401);
    expect(await said.json()).toMatchObject({ code: "unauthenticated" });
  });
});

describe("what a browser is told", () => {
  test("every kind of answer forbids frames, foreign scripts, guessing its type and naming where one came from", async () => {
    const { path } = await administrator.call(inviteToPark, { body: { email: "a@b.test", role: "evaluator" } });
    for (const at of [
      "/healthz",
      "/api/v1/me",
      "/api/v1/nothing",
      "/",
      path,
      "/jobs/x",
      "/s/x",
      "/files/x",
      "/oidc/jwks",
      "/nothing.js",
    ]) {
      const { headers } = await fetch(`${laptop.origin}${at}`);
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of [
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy, `${at}: ${part}`).toContain(part);
      expect(policy).not.toMatch(/script-src[^;]*('unsafe|\*|https?:)/);
      expect(headers.get("x-content-type-options"), at).toBe("nosniff");
      expect(headers.get("referrer-policy"), at).toBe("no-referrer");
      expect(headers.get("x-frame-options"), at).toBe("DENY");
      expect(headers.has("x-powered-by"), at).toBe(false);
      expect(headers.has("server"), at).toBe(false);
    }
  });

  test("pages of other sites read nothing of ours: no answer names another origin as welcome", async () => {
    for (const origin of ["https://evil.test", "null", "http://localhost:1", `${laptop.origin}.evil.test`]) {
      for (const at of ["/api/v1/me", "/healthz", "/config.json", "/files/x", "/jobs/x"]) {
        const { headers } = await fetch(`${laptop.origin}${at}`, { headers: { origin } });
        expect(headers.get("access-control-allow-origin"), at).toBeNull();
        expect(headers.get("access-control-allow-credentials"), at).toBeNull();
      }
      const token = await fetch(`${laptop.origin}/oidc/token`, {
        method: "POST",
        headers: { origin },
        body: new URLSearchParams({ client_id: CLIENT_ID, grant_type: "authorization_code", code: "x" }),
      });
      expect(token.headers.get("access-control-allow-origin")).toBeNull();
      expect(token.headers.get("access-control-allow-credentials")).toBeNull();
    }
  });

  test("a token in a cookie, or nothing but cookies, is nobody: there is no request for another site to forge", async () => {
    const forged = await fetch(`${laptop.origin}/api/v1/park/invitations`, {
      method: "POST",
      headers: {
        cookie: `token=${administrator.accessToken}`,
        "content-type": "text/plain",
        origin: "https://evil.test",
      },
      body: JSON.stringify({ email: "x@y.test", role: "administrator" }),
    });
    expect(forged.status).toBe(401);
  });
});
