import type { Context } from "@shanhai/contract/api";
import type { VisitorContext } from "@shanhai/contract/visitor-routes";
import type { ScopeKind } from "./tenant-role.ts";

/** What each function may act for; all of them together are the only ways to the table. */
export const SCOPES = {
  member: ["member", "park", "tenant", "partner"],
  park: ["park"],
  quality: ["park", "tenant"],
  event: ["park"],
  figures: ["tenant", "park"],
  engagement: ["tenant", "park"],
  matching: ["tenant"],
  lead: ["park", "tenant"],
  board: ["park", "tenant"],
  partner: ["partner", "park"],
  forecast: ["park"],
  plan: ["tenant", "park"],
  talent: ["partner", "tenant", "park"],
  place: ["partner", "park"],
  ally: ["partner", "park"],
  relay: ["partner", "park", "tenant"],
  roster: ["partner", "park", "tenant"],
  rosterFile: ["partner"],
  cohort: ["partner", "tenant", "park"],
  posting: ["tenant", "park"],
  agency: ["tenant"],
  settlement: ["tenant"],
  rating: ["tenant"],
  assistant: ["tenant"],
  people: ["tenant"],
  imports: ["tenant"],
  exports: ["tenant"],
  allocation: ["tenant"],
  webhook: ["tenant"],
  visitor: ["tenant", "park"],
  applicant: ["park"],
  guest: ["park"],
  seeker: ["park", "tenant", "partner"],
  progress: ["park", "tenant"],
  own: ["park", "tenant", "shared"],
  client: ["tenant", "park"],
  authorizer: ["member"],
  projections: ["tenant", "park", "partner", "member", "shared"],
  supply: ["tenant", "park", "member"],
  importWorker: ["tenant"],
  exportWorker: ["tenant"],
  allocationWorker: ["tenant"],
  webhookWorker: ["tenant"],
  provision: ["park"],
  rebuild: ["park", "tenant"],
  dedicate: ["tenant", "member", "sweep"],
  daily: ["shared", "park", "tenant", "partner", "member", "sweep"],
  tellJobs: ["shared", "park"],
  migrations: ["walk", "tenant", "park", "partner"],
  countCosts: ["shared", "park", "tenant"],
} as const satisfies Record<
  | Context
  | VisitorContext
  | "authorizer"
  | "projections"
  | "supply"
  | "importWorker"
  | "exportWorker"
  | "allocationWorker"
  | "webhookWorker"
  | "provision"
  | "rebuild"
  | "dedicate"
  | "daily"
  | "tellJobs"
  | "migrations"
  | "countCosts",
  readonly ScopeKind[]
>;
