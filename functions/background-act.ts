import { randomUUID } from "node:crypto";
import type { Act } from "@shanhai/domain/act";
import { instant, shanghaiDate } from "@shanhai/domain/calendar";
import { newId } from "@shanhai/http/new-id";
import type { Platform } from "./platform.ts";

/** The act of a worker or an operator: nobody's request, but audited like one. */
export function backgroundAct(platform: Platform, action: string, requestId: string = randomUUID()): Act {
  const now = platform.now();
  return {
    action,
    subject: `system|${action}`,
    name: action,
    role: "system",
    requestId,
    at: instant(now),
    today: shanghaiDate(now),
    newId: <Id extends string>(prefix: string) => newId<Id>(prefix, now),
  };
}
