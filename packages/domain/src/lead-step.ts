import type { AgencyLead } from "@shanhai/contract/agency-lead";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Lead, LeadStatus, LeadStep, LeadTarget, transitLead } from "@shanhai/contract/lead";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { plusDays } from "./calendar.ts";

/* What takes a lead on, wherever it lies: at the park or with an agency. */

/** What a lead at the park and one with an agency have in common. */
export type AnyLead = Omit<AgencyLead, "origin">;

/** Days until somebody must have spoken with whoever left a lead. */
const DAYS_TO_CONTACT = 3;
const MOST_STEPS = 50;

export const dueFrom = ({ today }: Pick<Act, "today">) => plusDays(today, DAYS_TO_CONTACT);

const OPEN: readonly LeadStatus[] = ["new", "assigned", "contacted"];
export const isOpenLead = ({ status }: Pick<Lead, "status">) => OPEN.includes(status);

/** Throws `lead.state` unless the lead stands where the act begins. */
export function standsAt(lead: Pick<Lead, "status">, from: readonly LeadStatus[]): void {
  if (!from.includes(lead.status)) throw new AppError("lead.state", { status: lead.status });
}

/** The lead one step on: its version, its moment, the step with who took it. */
export function stepOn<L extends Pick<AnyLead, "steps" | "version" | "updatedAt">>(
  lead: L,
  step: LeadStep["step"],
  act: Pick<Act, "at" | "name">,
  note?: string,
): L {
  const taken: LeadStep = { step, at: act.at, by: act.name, ...(note ? { note } : {}) };
  const steps = [...lead.steps, taken].slice(-MOST_STEPS);
  return { ...lead, steps, version: lead.version + 1, updatedAt: act.at };
}

/** The lead spoken with, lost, or taken up again by whom it was given to. Throws `lead.state`. */
export function transit<L extends AnyLead>(
  lead: L,
  { to, note }: Pick<ParsedOf<typeof transitLead>["body"], "to" | "note">,
  act: Pick<Act, "at" | "name" | "today">,
  reopenAs: "new" | "assigned",
): L {
  standsAt(lead, to === "reopened" ? ["lost"] : OPEN);
  const { due: _due, lostReason: _reason, ...rest } = lead;
  const next = {
    contacted: { status: "contacted" as const },
    lost: { status: "lost" as const, lostReason: note },
    reopened: { status: reopenAs, due: dueFrom(act) },
  }[to];
  return stepOn({ ...rest, ...next } as L, to, act, note);
}

/** What became an enterprise goes on to an order, or an engagement, of that enterprise; once to each. */
function goesOn({ status, target: before }: AnyLead, to: LeadTarget): boolean {
  if (status !== "converted" || !before?.enterpriseId || before.enterpriseId !== to.enterpriseId) return false;
  return (["orderId", "engagementId"] as const).some((name) => to[name] !== undefined && before[name] === undefined);
}

/** The lead turned into something, also one that had been given up. Throws `lead.state`. */
export function convert<L extends AnyLead>(
  lead: L,
  target: LeadTarget,
  act: Pick<Act, "at" | "name">,
  note: string,
): L {
  if (!goesOn(lead, target)) standsAt(lead, [...OPEN, "lost"]);
  const { due: _due, lostReason: _reason, ...rest } = lead;
  const became = { ...lead.target, ...target };
  return stepOn({ ...rest, status: "converted", target: became } as unknown as L, "converted", act, note);
}
