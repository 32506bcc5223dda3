import { timingSafeEqual } from "node:crypto";
import type { Act } from "@shanhai/domain/act";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { BETWEEN } from "../link-token.ts";

/** Hexadecimal characters of the signature that travel. */
const SIGNATURE = 24;
/** Nobody reads a job and types name and number faster than this. */
const LEAST_MS = 2_500;
/** A form that has been open longer is sent again with a new number. */
const MOST_MS = 24 * 60 * 60 * 1000;

const sign = (keys: OwnerKeys, subject: string, request: string) =>
  keys.hash("applyForm", `${subject} ${request}`).slice(0, SIGNATURE);

/** A form's number: when it was opened, something of its own, and its park's signature for what it is about: one job, or a phone. */
export function writeNumber(keys: OwnerKeys, subject: string, act: Pick<Act, "at" | "newId">): string {
  const request = `${Date.parse(act.at).toString(36)}-${act.newId("req").slice(-12)}`;
  return `${request}${BETWEEN}${sign(keys, subject, request)}`;
}

/**
 * What a form's number says: itself without the signature, whether it is of the right age, and whether it is too old for anything;
 * undefined for one that was not given out for this. A program has to open the page first, and to wait.
 */
export function readNumber(
  keys: OwnerKeys,
  subject: string,
  number: string,
  at: Act["at"],
): { request: string; inTime: boolean; late: boolean } | undefined {
  const [request = "", signature = ""] = number.split(BETWEEN);
  if (!/^[0-9a-z]{6,12}-[0-9A-Z]{12}$/.test(request)) return undefined;
  const [expected, given] = [Buffer.from(sign(keys, subject, request)), Buffer.from(signature)];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const age = Date.parse(at) - openedAt(request);
  const late = age > MOST_MS;
  return { request, inTime: age >= LEAST_MS && !late, late };
}

/** When the form of a number was opened, in milliseconds. */
export const openedAt = (request: string): number => Number.parseInt(request.split("-")[0] ?? "", 36);
