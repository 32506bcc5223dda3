import { createHash, timingSafeEqual } from "node:crypto";
import { OrganisationId } from "@shanhai/contract/member";
import { InvitationId } from "@shanhai/contract/scalar";
import { BETWEEN } from "./link-token.ts";

export interface InvitationToken {
  /** The organisation that invited. */
  ownerId: string;
  invitationId: string;
  /** A keyed hash of the id, 256 bits; only its own hash is kept. */
  secret: string;
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Whether a secret is the one whose hash was kept; it takes as long to say no as yes. */
export function opens(secret: string, kept: string): boolean {
  const [given, expected] = [Buffer.from(hashSecret(secret)), Buffer.from(kept)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The token of an invitation's link: where it is kept, and the secret that opens it. */
export function writeInvitationToken({ ownerId, invitationId, secret }: InvitationToken): string {
  return [ownerId, invitationId, secret].join(BETWEEN);
}

/** The parts of a token, or undefined when it is none. */
export function readInvitationToken(token: string): InvitationToken | undefined {
  const [ownerId = "", invitationId = "", secret = "", ...rest] = token.split(BETWEEN);
  const wellFormed =
    OrganisationId.safeParse(ownerId).success && InvitationId.safeParse(invitationId).success && rest.length === 0;
  return wellFormed && secret ? { ownerId, invitationId, secret } : undefined;
}
