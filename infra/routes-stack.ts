import { API, type Context } from "@shanhai/contract/api";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import { VISITOR_CONTEXTS, VISITOR_PAGES } from "@shanhai/contract/visitor-routes";
import { Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import type { Answering } from "./api-stack.ts";
import { type RouteOf, Routes } from "./routes.ts";
import type { Stage } from "./stage.ts";

/** Routes that are no part of the contract: what the API is, and whether it is there. */
export const PUBLIC_ROUTES: readonly RouteOf[] = [
  { method: "GET", path: `${API_PREFIX}/openapi.json` },
  { method: "GET", path: `${API_PREFIX}/docs` },
  { method: "GET", path: "/healthz" },
];

interface RoutesStackProps extends StackProps {
  stage: Stage;
  api: HttpApi;
  answering: Answering;
}

/** The routes that lead to the functions: one for every endpoint of the contract, and every page of visitors. */
export class RoutesStack extends Stack {
  constructor(scope: Construct, id: string, { stage, api, answering, ...props }: RoutesStackProps) {
    super(scope, id, props);
    const { http, everybody, authorizer } = answering;
    const routes = new Routes(this, "Routes", { stage, api, authorizer });
    for (const [context, endpoints] of Object.entries(API) as [Context, (typeof API)[Context]][]) {
      routes.lead(
        http[context],
        endpoints.map(({ method, path }) => ({ method, path: `${API_PREFIX}${path}` })),
      );
    }
    if (everybody) this.openTo(routes, everybody);
    routes.publish();
  }

  private openTo(routes: Routes, { public: pages, visitors }: NonNullable<Answering["everybody"]>): void {
    routes.lead(pages, PUBLIC_ROUTES, {
      open: "Describes the API or says that it is up: no data, no rights, and a throttle like every route.",
    });
    for (const context of VISITOR_CONTEXTS) {
      routes.lead(visitors[context], VISITOR_PAGES[context], {
        open: "People without an account: the function verifies the link's signature before it reaches anything.",
      });
    }
  }
}
