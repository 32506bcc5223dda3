import { createConfig, lintFromString } from "@redocly/openapi-core";
import { ENDPOINTS } from "@shanhai/contract/api";
import { openApiDocument } from "@shanhai/contract/openapi";
import { expect, test, vi } from "vitest";

test("the API's description passes Redocly's recommended rules without a warning", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const lint = async (document: object) =>
    (await lintFromString({ source: JSON.stringify(document), config, absoluteRef: "openapi.json" })).map(
      ({ ruleId, severity, message, location }) => `${severity} ${ruleId}: ${message} ${location[0]?.pointer}`,
    );
  expect(await lint(openApiDocument())).toEqual([]);
  // The rules are really applied.
  expect(await lint({ ...openApiDocument(), tags: [{ name: "order" }] })).not.toEqual([]);
});

test("every operation says who may call it, and what a key needs", () => {
  const { paths } = openApiDocument() as {
    paths: Record<string, Record<string, { operationId: string; security: object[]; description: string }>>;
  };
  const operations = new Map(
    Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => [one.operationId, one] as const)),
  );
  expect(operations.size).toBe(ENDPOINTS.length);
  const security = (id: string) => operations.get(id)?.security;
  expect(security("listOrders")).toEqual([{ person: [] }, { apiKey: [] }]);
  expect(operations.get("listOrders")?.description).toContain("`read`");
  expect(operations.get("createOrder")?.description).toContain("`write`");
  expect(operations.get("revealCandidate")?.description).toContain("`reveal`");
  for (const id of ["getMe", "createApiKey", "inviteColleague", "getPartnerHome"])
    expect(security(id), id).toEqual([{ person: [] }]);
});

/** A named schema of which a copy was made before it was first looked at has two selves, which cannot be described together. */
test("no schema's description depends on what was made before it", async () => {
  vi.resetModules();
  const fresh = await import("@shanhai/contract/api");
  expect(fresh.ENDPOINTS).not.toBe(ENDPOINTS);
  const made = fresh.ENDPOINTS.flatMap(({ params, query, body, result }) => [params, query, body, result]);
  expect(made.length).toBe(ENDPOINTS.length * 4);
  const { openApiDocument: describe } = await import("@shanhai/contract/openapi");
  expect(describe()).toEqual(openApiDocument());
});
