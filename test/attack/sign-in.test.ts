import { createHash, randomBytes } from "node:crypto";
import { AUDIENCE, CLIENT_ID } from "@shanhai/local/identity";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop } from "../laptop.ts";

/* The sign-in flow with one thing wrong at a time, by somebody who is nobody yet or has the code of somebody else. */

let laptop: TestLaptop;
beforeAll(async () => {
  laptop = await startTestLaptop();
  await laptop.park("甲园", "330800", "admin@one.test");
});
afterAll(() => laptop?.stop());

const verifier = "v".repeat(50);
const challenge = createHash("sha256").update(verifier).digest("base64url");
const redirect = () => `${laptop.origin}/signed-in`;
const query = (more: Record<string, string | undefined> = {}) => {
  const fields = {
    client_id: CLIENT_ID,
    redirect_uri: redirect(),
    response_type: "code",
    scope: "openid email",
    resource: AUDIENCE,
    state: "st-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...more,
  };
  return new URLSearchParams(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined));
};
const ask = (more?: Record<string, string | undefined>) =>
  fetch(`${laptop.origin}/oidc/auth?${query(more)}`, { redirect: "manual" });

/** The code that somebody was given who signed in rightly, and the cookies of the browser. */
async function signedIn(): Promise<{ code: string; state: string; cookies: readonly string[] }> {
  const jar = new Map<string, string>();
  const visit = async (url: string, form?: URLSearchParams) => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
    const answer = await fetch(url, { redirect: "manual", headers, ...(form ? { method: "POST", body: form } : {}) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
      set.push(line);
    }
    return answer;
  };
  const set: string[] = [];
  let at = `${laptop.origin}/oidc/auth?${query()}`;
  let answer = await visit(at);
  for (let step = 0; step < 8 && !at.startsWith(redirect()); step += 1) {
    const location = answer.headers.get("location");
    if (location) at = new URL(location, at).href;
    if (at.startsWith(redirect())) break;
    answer = location ? await visit(at) : await visit(at, new URLSearchParams({ email: "admin@one.test" }));
  }
  const given = new URL(at).searchParams;
  return { code: given.get("code") ?? "", state: given.get("state") ?? "", cookies: set };
}
const exchange = async (code: string, more: Record<string, string> = {}) => {
  const fields = {
    grant_type: "authorization_code",
    client_id: CLIENT_ID,
    redirect_uri: redirect(),
    code,
    code_verifier: verifier,
  };
  const answer = await fetch(`${laptop.origin}/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, ...more }),
  });
  return { status: answer.status, ...((await answer.json()) as { error?: string; access_token?: string }) };
};

test("an address to return to that is not the console's is never gone to", async () => {
  for (const redirect_uri of [
    "https://evil.test/signed-in",
    `${redirect()}.evil.test`,
    `${redirect()}/../evil`,
    `${redirect()}?next=https://evil.test`,
    `${redirect()}#x`,
    `${laptop.origin}@evil.test/signed-in`,
    "http://localhost/signed-in",
    redirect().replace("http:", "https:"),
    redirect().toUpperCase(),
    "javascript:alert(1)",
    "//evil.test",
  ]) {
    const answer = await ask({ redirect_uri });
    expect(answer.status, redirect_uri).toBe(400);
    expect(answer.headers.get("location"), redirect_uri).toBeNull();
  }
  const out = await fetch(
    `${laptop.origin}/oidc/session/end?client_id=${CLIENT_ID}&post_logout_redirect_uri=https://evil.test/`,
    { redirect: "manual" },
  );
  expect(out.headers.get("location")).toBeNull();
  expect(out.status).toBe(400);
});

test("without PKCE, with a plain one, for a token at once, or for another API, nobody is asked to sign in", async () => {
  for (const [wrong, error] of [
    [{ code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
    [{ code_challenge: verifier, code_challenge_method: "plain" }, "invalid_request"],
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_type: "id_token token" }, "unsupported_response_type"],
    [{ resource: "urn:another" }, "invalid_target"],
  ] as const) {
    const location = (await ask(wrong)).headers.get("location") ?? "";
    expect(location, JSON.stringify(wrong)).toContain(`error=${error}`);
    expect(location.startsWith(redirect()) && location.includes("state=st-1")).toBe(true);
  }
  expect((await ask({ client_id: "another" })).status).toBe(400);
});

test("a code is worth one token, for who began, and its second use ends what the first gave", async () => {
  const { code, state, cookies } = await signedIn();
  expect(state).toBe("st-1");
  for (const line of cookies) expect(line).toMatch(/; httponly/i);
  for (const line of cookies) expect(line).toMatch(/samesite=(lax|strict)/i);
  expect(await exchange(code, { code_verifier: "w".repeat(50) })).toMatchObject({
    status: 400,
    error: "invalid_grant",
  });
  const second = await signedIn();
  expect(await exchange(second.code, { redirect_uri: `${laptop.origin}/` })).toMatchObject({
    status: 400,
    error: "invalid_grant",
  });
  const third = await signedIn();
  expect((await exchange(third.code)).access_token).toBeTypeOf("string");
  expect(await exchange(third.code)).toMatchObject({ status: 400, error: "invalid_grant" });
  expect(await exchange(randomBytes(32).toString("base64url"))).toMatchObject({
    status: 400,
    error: "invalid_grant",
  });
});

test("a sign-in that another browser began is not gone on with, and nobody is signed in by a form from elsewhere", async () => {
  const begun = (await ask()).headers.get("location") ?? "";
  const at = `${laptop.origin}${begun}`;
  expect(begun).toContain("/oidc/interaction/");
  for (const init of [{}, { method: "POST", body: new URLSearchParams({ email: "victim@one.test" }) }]) {
    const answer = await fetch(at, { redirect: "manual", ...init });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test("words that the address brings are shown as words", async () => {
  const answer = await fetch(`${laptop.origin}/oidc/auth?${query({ client_id: "<script>alert(1)</script>" })}`);
  expect(await answer.text()).not.toContain("<script>alert");
});
