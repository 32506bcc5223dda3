import { endpoint, NOTHING } from "@shanhai/contract/endpoint";
import { errorText } from "@shanhai/contract/problem";
import { LEAD_WORDS } from "@shanhai/contract/problems/lead";
import { AppError } from "@shanhai/domain/app-error";
import { createHandler, type Entrance, type Spoken, serve } from "@shanhai/http/serve";
import { expect, expectTypeOf, test, vi } from "vitest";

const entrance: Entrance = { now: () => new Date(), earlier: async () => undefined };
const spec = {
  id: "tryLead",
  method: "GET",
  path: "/try-lead",
  summary: "",
  tag: "member",
  permits: "public",
  result: () => NOTHING,
} as const;
const naming = endpoint({ ...spec, errors: ["lead.state"] });
const silent = endpoint(spec);

/** What a route answers that fails with `lead.state`, and what is logged of it. */
async function answered(routes: Parameters<typeof createHandler>[0], words: Parameters<typeof createHandler>[1]) {
  const lines: { level: string; undeclared?: string }[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => lines.push(JSON.parse(line)));
  try {
    const handler = createHandler(routes, words, {}, entrance);
    const event = { routeKey: "GET /api/v1/try-lead", headers: {}, requestContext: { requestId: "r" } };
    const { statusCode, body } = (await handler(event, {} as never)) as { statusCode: number; body: string };
    return { statusCode, problem: JSON.parse(body), line: lines[0] };
  } finally {
    log.mockRestore();
  }
}

const fail = async () => {
  throw new AppError("lead.state", { status: "lost" });
};

test("an error that the endpoint names is said in the words of its area", async () => {
  const { statusCode, problem, line } = await answered([serve(naming, fail)], LEAD_WORDS);
  const detail = errorText("lead.state", "zh", { status: "lost" }, LEAD_WORDS);
  expect(detail).toContain("lost");
  expect({ statusCode, ...problem }).toMatchObject({ statusCode: 409, code: "lead.state", detail });
  expect(line).toMatchObject({ level: "info" });
  expect(line).not.toHaveProperty("undeclared");
});

test("one that it does not name keeps its status and code, and is a fault in the log", async () => {
  const { statusCode, problem, line } = await answered([serve(silent, fail)], {});
  expect({ statusCode, ...problem }).toMatchObject({ statusCode: 409, code: "lead.state" });
  expect(problem.detail).toBe(errorText("internal", "zh"));
  expect(line).toMatchObject({ level: "error", undeclared: "lead.state" });
});

test("routes do not compile with words that lack what their endpoints name", () => {
  const routes = [serve(naming, fail), serve(silent, fail)];
  expectTypeOf(routes).toExtend<Spoken<unknown, typeof LEAD_WORDS>>();
  expectTypeOf(routes).not.toExtend<Spoken<unknown, Record<never, never>>>();
  expectTypeOf([serve(silent, fail)]).toExtend<Spoken<unknown, Record<never, never>>>();
});
