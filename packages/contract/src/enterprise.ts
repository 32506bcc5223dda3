import * as z from "zod";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { EnterpriseId, Instant, text, Version } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** The six industrial chains of 衢州 stay free text here: a chain is a word of the place, not a code. */
const EnterpriseInput = z.object({
  name: text(100),
  uscc: Uscc,
  industry: text(100).optional(),
  chain: text(50).optional(),
  contactName: text(50).optional(),
  contactPhone: text(30).optional(),
});

export const Enterprise = z.lazy(() =>
  z
    .object({
      enterpriseId: EnterpriseId,
      name: z.string(),
      uscc: z.string(),
      industry: z.string().optional(),
      chain: z.string().optional(),
      contactName: z.string().optional(),
      contactPhone: z.string().optional(),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .meta({ id: "Enterprise" }),
);
export type Enterprise = z.infer<typeof Enterprise>;

export const createEnterprise = endpoint({
  id: "createEnterprise",
  method: "POST",
  path: "/enterprises",
  tag: "enterprise",
  summary: "Add a client enterprise",
  permits: AGENCY,
  body: () => EnterpriseInput,
  result: () => Enterprise,
  errors: ["uscc.duplicate"],
});

export const listEnterprises = endpoint({
  id: "listEnterprises",
  method: "GET",
  path: "/enterprises",
  tag: "enterprise",
  summary: "Client enterprises, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Enterprise),
});

const params = z.object({ enterpriseId: EnterpriseId });

export const getEnterprise = endpoint({
  id: "getEnterprise",
  method: "GET",
  path: "/enterprises/{enterpriseId}",
  tag: "enterprise",
  summary: "One client enterprise",
  permits: AGENCY,
  params: () => params,
  result: () => Enterprise,
});

export const updateEnterprise = endpoint({
  id: "updateEnterprise",
  method: "PATCH",
  path: "/enterprises/{enterpriseId}",
  tag: "enterprise",
  summary: "Change a client enterprise; names the version seen",
  permits: AGENCY,
  params: () => params,
  body: () =>
    EnterpriseInput.omit({ uscc: true })
      .partial()
      .extend({
        version: Version,
        // `null` clears.
        industry: text(100).nullish(),
        chain: text(50).nullish(),
        contactName: text(50).nullish(),
        contactPhone: text(30).nullish(),
      }),
  result: () => Enterprise,
  errors: ["stale"],
});
