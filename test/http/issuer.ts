import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const ISSUER = "https://issuer.test";

/** An issuer as far as verifying goes: a key set at an address, and ID tokens signed with it. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: "ES256", kid: "1", use: "sig" }] });
  const server = createServer((_, response) => response.setHeader("content-type", "application/json").end(keys));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    identity: { issuer: ISSUER, audience: "api", clientId: "console", jwksUri },
    idToken: (sub: string, email: string) =>
      new SignJWT({ email, email_verified: true })
        .setProtectedHeader({ alg: "ES256", kid: "1" })
        .setIssuer(ISSUER)
        .setAudience("console")
        .setSubject(sub)
        .setExpirationTime("5m")
        .sign(privateKey),
    stop: () => server.close(),
  };
}
