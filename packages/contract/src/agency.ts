import * as z from "zod/mini";
import { endpoint, PARK, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, CalendarDate, DivisionCode, Instant, text, Version } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

const AgencyInput = z.object({
  name: text(100),
  uscc: Uscc,
  /** 人力资源服务许可证编号; 人力资源市场暂行条例 (令700) asks for it before 职业中介. */
  licenceNumber: text(50),
  licenceExpiry: CalendarDate,
  /** Where the agency comes from; the park's own city counts as in-city. */
  homeDivision: z._default(DivisionCode, "330800"),
});

export const Agency = z.lazy(() =>
  z
    .object({
      agencyId: AgencyId,
      name: z.string(),
      uscc: z.string(),
      licenceNumber: z.string(),
      licenceExpiry: CalendarDate,
      homeDivision: DivisionCode,
      status: z.enum(["active", "suspended", "left"]),
      version: Version,
      createdAt: Instant,
      /** Kept by projections from the agency's orders and evaluations. */
      orders: z.int(),
      ordersFulfilled: z.int(),
      headcount: z.int(),
      filled: z.int(),
      evaluations: z.int(),
      averageScore: z.optional(z.number()),
    })
    .register(z.globalRegistry, { id: "Agency" }),
);
export type Agency = z.infer<typeof Agency>;

export const registerAgency = endpoint({
  id: "registerAgency",
  method: "POST",
  path: "/agencies",
  tag: "agency",
  summary: "Register an agency in the park; it becomes a tenant",
  permits: PARK_ADMINISTRATOR,
  body: () => AgencyInput,
  result: () => Agency,
  errors: ["uscc.duplicate"],
});

export const listAgencies = endpoint({
  id: "listAgencies",
  method: "GET",
  path: "/agencies",
  tag: "agency",
  summary: "The park's agencies with their figures, newest first",
  permits: PARK,
  query: () => PageQuery,
  result: () => pageOf(Agency),
});

export const getAgency = endpoint({
  id: "getAgency",
  method: "GET",
  path: "/agencies/{agencyId}",
  tag: "agency",
  summary: "One agency of the park",
  permits: PARK,
  params: () => z.object({ agencyId: AgencyId }),
  result: () => Agency,
});
