import { timingSafeEqual } from "node:crypto";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerKeys } from "./key-ring.ts";

function signature(keys: OwnerKeys, list: string, position: string): string {
  return keys.hash("cursor", `${list}\n${position}`).slice(0, 24);
}

/** An opaque place in a list, signed with its owner's key and good for that list only. */
export function writeCursor(keys: OwnerKeys, list: string, position: string): string {
  return Buffer.from(`${signature(keys, list, position)}${position}`).toString("base64url");
}

/** The place a cursor names. Throws `cursor.invalid` for another list's, another owner's, or a forged one. */
export function readCursor(keys: OwnerKeys, list: string, cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString();
  const given = Buffer.from(text.slice(0, 24));
  const position = text.slice(24);
  const right = Buffer.from(signature(keys, list, position));
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new AppError("cursor.invalid", { issues: [{ field: "cursor", code: "cursor" }] });
  }
  return position;
}
