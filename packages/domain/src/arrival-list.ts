import type { Application } from "@shanhai/contract/application";
import type { ArrivalOutcome } from "@shanhai/contract/arrival-list";
import { checkIdNumber, normalisePhone } from "@shanhai/contract/identity";
import { leadsTo } from "./application.ts";
import type { Identified } from "./candidate.ts";

/** A row of an arrival list as it was given. */
interface ArrivalRow {
  phone?: string | undefined;
  idNumber?: string | undefined;
}

/** Phone and ID number of a row as people are known by them; undefined when it has neither, or one that is none. */
export function readArrivalRow({ phone, idNumber }: ArrivalRow): ArrivalRow | undefined {
  const readPhone = phone ? normalisePhone(phone) : undefined;
  const checked = idNumber ? checkIdNumber(idNumber) : undefined;
  if ((phone && !readPhone) || (checked && "issue" in checked) || !(readPhone || checked)) return undefined;
  return { phone: readPhone, idNumber: checked && "idNumber" in checked ? checked.idNumber : undefined };
}

/** What a row comes to, given whom it names and that person's application to the position; `above` are those of earlier rows. */
export function judgeArrival(
  row: ArrivalRow | undefined,
  who: Identified,
  application: Application | undefined,
  above: ReadonlySet<string>,
): ArrivalOutcome {
  if (!row) return "invalid";
  if (who.kind === "conflict") return "conflict";
  if (who.kind === "nobody") return "unknown";
  if (!application) return "notApplied";
  if (above.has(application.applicationId)) return "duplicate";
  return leadsTo(application.stage, "onboarded") ? "ready" : "stage";
}
