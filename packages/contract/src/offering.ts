import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import { AgencyId, Instant, OfferingId, text, Version } from "./scalar.ts";

/**
 * What agencies offer and enterprises ask for: 批量招聘, 人工智能批量面试评价, 产业链人才图谱, 技能人才订单班, 背景调查,
 * 劳务外包 (GB/T 33530), 培训, 其他.
 */
export const OFFERING_KINDS = [
  "recruitment",
  "batchEvaluation",
  "talentMap",
  "cohort",
  "backgroundCheck",
  "outsourcing",
  "training",
  "other",
] as const;
export const OfferingKind = z.enum(OFFERING_KINDS, { error: "option" });
export type OfferingKind = z.infer<typeof OfferingKind>;

const fields = () => ({
  offeringId: OfferingId,
  name: z.string(),
  kind: OfferingKind,
  description: z.optional(z.string()),
  /** Whether the park and, by it, enterprises are told of it: needs of its kind may be given to the agency. */
  published: z.boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});

/** 服务产品 of an agency. */
export const Offering = z.lazy(() => z.object(fields()).register(z.globalRegistry, { id: "Offering" }));
export type Offering = z.infer<typeof Offering>;

/** A published offering as the park knows it: a copy, with whose it is. */
export const CatalogueEntry = z.lazy(() =>
  z
    .object({
      offeringId: OfferingId,
      name: z.string(),
      kind: OfferingKind,
      description: z.optional(z.string()),
      agencyId: AgencyId,
      agencyName: z.string(),
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "CatalogueEntry" }),
);
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

const description = () => text(1000, { lines: true });

export const createOffering = endpoint({
  id: "createOffering",
  method: "POST",
  path: "/offerings",
  tag: "offering",
  summary: "Add a product of the agency; published ones are in the park's catalogue within seconds",
  permits: AGENCY,
  body: () =>
    z.object({
      name: text(100),
      kind: OfferingKind,
      description: z.optional(description()),
      published: z._default(z.boolean(), false),
    }),
  result: () => Offering,
});

export const listOfferings = endpoint({
  id: "listOfferings",
  method: "GET",
  path: "/offerings",
  tag: "offering",
  summary: "The agency's products, newest first",
  permits: AGENCY,
  query: () => PageQuery,
  result: () => pageOf(Offering),
});

export const updateOffering = endpoint({
  id: "updateOffering",
  method: "PATCH",
  path: "/offerings/{offeringId}",
  tag: "offering",
  summary: "Change a product, publish it, or take it out of the catalogue",
  permits: AGENCY,
  params: () => z.object({ offeringId: OfferingId }),
  body: () =>
    z.object({
      version: Version,
      name: z.optional(text(100)),
      kind: z.optional(OfferingKind),
      description: z.nullish(description()),
      published: z.optional(z.boolean()),
    }),
  result: () => Offering,
  errors: ["stale"],
});

export const listCatalogue = endpoint({
  id: "listCatalogue",
  method: "GET",
  path: "/catalogue",
  tag: "offering",
  summary: "What the park's agencies offer, newest first; of one kind if told",
  permits: PARK,
  query: () => z.extend(PageQuery, { kind: z.optional(OfferingKind) }),
  result: () => pageOf(CatalogueEntry),
});
