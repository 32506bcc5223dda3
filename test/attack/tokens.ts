import { createHmac, createPublicKey, generateKeyPairSync } from "node:crypto";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { acceptInvitation, inviteColleague } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { createRoster } from "@shanhai/contract/roster";
import { readIdentityKeys } from "@shanhai/local/identity-keys";
import { decodeJwt, importJWK, type JWTPayload, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { type Person, uscc } from "../laptop.ts";
import type { createRecorder } from "../tenancy/recorder.ts";
import type { World } from "../tenancy/world.ts";
import { send } from "./attacker.ts";

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Who one is, by tokens that are not quite the issuer's, by keys and links that are not quite one's own. */
export function attackTokens(worldOf: () => World, recorder: ReturnType<typeof createRecorder>): void {
  const ask = async (accessToken: string, headers: Record<string, string> = {}) =>
    (await send(worldOf(), { accessToken }, getMe, { headers })).status;

  describe("an access token", () => {
    async function issuer() {
      const { a, laptop } = worldOf();
      const [jwk] = readIdentityKeys(laptop.dataDir)?.jwks.keys ?? [];
      const { exp = 0, iat = 0, ...claims } = decodeJwt(a.accessToken);
      const whole = { ...claims, iat, exp };
      const sign = async (payload: JWTPayload, header: Record<string, unknown> = {}, alg = "RS256") =>
        new SignJWT(payload)
          .setProtectedHeader({ typ: "at+jwt", kid: String(jwk?.kid), ...header, alg })
          .sign(await importJWK({ ...jwk, alg }, alg));
      return { jwk, whole, exp, sign };
    }

    test("that the issuer might have signed is good, so that what follows is refused for what it is", async () => {
      const { whole, sign } = await issuer();
      expect(await ask(await sign(whole))).toBe(200);
    });

    test("whose claims are another's, or lack something, is nobody's", async () => {
      const { whole, exp, sign } = await issuer();
      const { aud: _aud, ...withoutAudience } = whole;
      const { exp: _exp, ...withoutEnd } = whole;
      const { sub: _sub, ...withoutSubject } = whole;
      const past = Math.floor(Date.now() / 1000) - 3600;
      for (const [what, payload] of Object.entries({
        "another issuer": { ...whole, iss: `${whole.iss}.evil.test` },
        "an issuer with a slash": { ...whole, iss: `${whole.iss}/` },
        "another audience": { ...whole, aud: "urn:another:api" },
        "the console's audience": { ...whole, aud: "shanhai-console" },
        "no audience, another client": { ...withoutAudience, client_id: "another" },
        expired: { ...whole, exp: past },
        "never ending": withoutEnd,
        "not yet": { ...whole, nbf: exp + 3600 },
        "no subject": withoutSubject,
        "an empty subject": { ...whole, sub: "" },
        "marked as an ID token": { ...whole, token_use: "id" },
      }))
        expect(await ask(await sign(payload)), what).toBe(401);
    });

    test("that is signed by nobody, by somebody, with the public key, or names its own key is nobody's", async () => {
      const { jwk, whole, sign } = await issuer();
      const pem = createPublicKey({ key: jwk as never, format: "jwk" }).export({ type: "spki", format: "pem" });
      const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const kid = String(jwk?.kid);
      const hmac = (header: object, secret: string | Buffer) => {
        const text = `${encoded({ ...header, typ: "at+jwt", kid })}.${encoded(whole)}`;
        return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
      };
      const foreign = (header: object) =>
        new SignJWT(whole).setProtectedHeader({ typ: "at+jwt", kid, ...header, alg: "RS256" }).sign(privateKey);
      const own = publicKey.export({ format: "jwk" });
      const [head = "", body = "", signature = ""] = (await sign(whole)).split(".");
      for (const [what, token] of Object.entries({
        none: `${encoded({ alg: "none", kid })}.${encoded(whole)}.`,
        "none in capitals": `${encoded({ alg: "NONE", kid })}.${encoded(whole)}.`,
        "none with a signature": `${encoded({ alg: "none", kid })}.${body}.${signature}`,
        "the public key as a secret": hmac({ alg: "HS256" }, pem),
        "the modulus as a secret": hmac({ alg: "HS256" }, Buffer.from(String(jwk?.n), "base64url")),
        "an empty secret": hmac({ alg: "HS256" }, ""),
        "another key": await foreign({}),
        "another key, which it brings": await foreign({ jwk: own }),
        "another key, where it says": await foreign({ jku: "http://localhost:1/keys", x5u: "http://localhost:1/x" }),
        "a key that is not there": await sign(whole, { kid: "another" }),
        "a key by a path": await sign(whole, { kid: "../../dev/null" }),
        "an algorithm that is not agreed": await sign(whole, {}, "RS512"),
        "other claims under its signature": `${head}.${encoded({ ...whole, sub: "x" })}.${signature}`,
        "no signature": `${head}.${body}.`,
        "no third part": `${head}.${body}`,
        "a signature too short": `${head}.${body}.${signature.slice(0, -8)}`,
      }))
        expect(await ask(token), what).toBe(401);
      // What the header says to be critical must be understood.
      await expect(sign(whole, { crit: ["x"], x: 1 }).then(ask)).rejects.toThrow();
    });

    test("counts in its one place, as its one kind", async () => {
      const { a, laptop, agencyOfB } = worldOf();
      const at = `${laptop.origin}/api/v1/me`;
      for (const authorization of [
        a.accessToken,
        `Basic ${a.accessToken}`,
        `Bearer ${a.accessToken} x`,
        `Bearer, ${a.accessToken}`,
        `Bearer  ${a.accessToken}`,
      ])
        expect((await fetch(at, { headers: { authorization } })).status, authorization.slice(0, 8)).toBe(401);
      expect((await fetch(`${at}?access_token=${a.accessToken}`)).status).toBe(401);
      expect(await ask(a.idToken)).toBe(401);
      const organisation = async (value: string) =>
        (
          await send(worldOf(), a, createEnterprise, {
            body: { name: "x", uscc: uscc(990) },
            headers: { "x-organisation": value },
          })
        ).status;
      for (const value of [agencyOfB, `${agencyOfB},x`, "__proto__", "*", "agn_"])
        expect(await organisation(value), value).toBe(403);
    });
  });

  test("an Idempotency-Key is its person's, in one organisation, for one request", async () => {
    const { laptop, a, administrators } = worldOf();
    const both = await laptop.recruiter(a, "both@a.test");
    const partner = await laptop.partner(administrators[0] as Person, "双重身份", "school", "both@a.test");
    const agency = (await a.call(getMe, {})).memberships[0]?.organisationId ?? "";
    const [atAgency, atPartner] = [agency, partner.partnerId].map((id) => ({
      "idempotency-key": "one-key",
      "x-organisation": id,
    }));
    const body = { name: "同一个键", uscc: uscc(991) };
    const first = await send(worldOf(), both, createEnterprise, { body, headers: atAgency });
    expect(first.status).toBe(201);
    const elsewhere = await send(worldOf(), both, createRoster, { body: { name: "另一处" }, headers: atPartner });
    expect([403, 201]).toContain(elsewhere.status);
    expect(elsewhere.text).not.toContain("同一个键");
    const colleague = await send(worldOf(), a, createEnterprise, { body, headers: { "idempotency-key": "one-key" } });
    expect(colleague).toMatchObject({ status: 409, content: { code: "uscc.duplicate" } });
    const other = await send(worldOf(), both, inviteColleague, {
      body: { email: "x@y.test" },
      headers: atAgency,
    });
    expect(other.status).toBe(403);
    const again = await send(worldOf(), both, createEnterprise, {
      body: { ...body, name: "别的" },
      headers: atAgency,
    });
    expect(again).toMatchObject({ status: 422, content: { code: "idempotency.mismatch" } });
    const same = await send(worldOf(), both, createEnterprise, { body, headers: atAgency });
    expect(same.content).toEqual(first.content);
  });

  describe("what does not open says so alike, for as much work, whether it is there or not", () => {
    async function cost<T>(run: () => Promise<T>): Promise<[T, number]> {
      await worldOf().laptop.drain();
      const before = recorder.spent().requests;
      return [await run(), recorder.spent().requests - before];
    }
    const known = ({ status, content: { code, detail } }: Awaited<ReturnType<typeof send>>) => ({
      status,
      code,
      detail,
    });

    test("an invitation", async () => {
      const { a, b, nobody } = worldOf();
      const { path } = await a.call(inviteColleague, { body: { email: "guest@a.test" } });
      const token = path.split("/").at(-1) ?? "";
      const [owner = "", id = "", secret = ""] = token.split("~");
      const accept = (one: string) =>
        send(worldOf(), nobody, acceptInvitation, { body: { token: one, idToken: nobody.idToken } });
      const flipped = `${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`;
      const organisationOfB = (await b.call(getMe, {})).memberships[0]?.organisationId ?? "";
      const [wrongSecret, work] = await cost(() => accept([owner, id, flipped].join("~")));
      expect(wrongSecret).toMatchObject({ content: { code: "invitation.invalid" } });
      for (const other of [
        [owner, `inv_${"0".repeat(26)}`, secret],
        [organisationOfB, id, secret],
        [`agn_${"0".repeat(26)}`, id, secret],
      ]) {
        const [answer, same] = await cost(() => accept(other.join("~")));
        expect(known(answer)).toEqual(known(wrongSecret));
        expect(same).toBe(work);
      }
    });

    test("a program's key", async () => {
      const { keys } = worldOf();
      const [, id = "", secret = ""] = keys.a.accessToken.split("_");
      const me = (token: string) => send(worldOf(), { accessToken: token }, getMe, {});
      const wrong = `shk_${id}_${"0".repeat(64)}`;
      const unknown = `shk_${"0".repeat(26)}_${secret}`;
      const [first, work] = await cost(() => me(wrong));
      const [second, same] = await cost(() => me(unknown));
      expect(known(first)).toEqual(known(second));
      expect(first.status).toBe(401);
      expect(same).toBe(work);
    });
  });
}
