import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { EnterpriseId, Instant, text, Version } from "./scalar.ts";
import { Uscc } from "./uscc.ts";

/** The six industrial chains of 衢州 stay free text here: a chain is a word of the place, not a code. */
const EnterpriseInput = z.object({
  name: text(100),
  uscc: Uscc,
  industry: z.optional(text(100)),
  chain: z.optional(text(50)),
  contactName: z.optional(text(50)),
  contactPhone: z.optional(text(30)),
});

export type EnterpriseInput = z.output<typeof EnterpriseInput>;

export const Enterprise = z.lazy(() =>
  z
    .object({
      enterpriseId: EnterpriseId,
      name: z.string(),
      uscc: z.string(),
      industry: z.optional(z.string()),
      chain: z.optional(z.string()),
      contactName: z.optional(z.string()),
      contactPhone: z.optional(z.string()),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Enterprise" }),
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
    z.extend(z.partial(z.omit(EnterpriseInput, { uscc: true })), {
      version: Version,
      // `null` clears.
      industry: z.nullish(text(100)),
      chain: z.nullish(text(50)),
      contactName: z.nullish(text(50)),
      contactPhone: z.nullish(text(30)),
    }),
  result: () => Enterprise,
  errors: ["stale"],
});
