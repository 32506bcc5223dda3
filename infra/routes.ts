import type { Method } from "@shanhai/contract/endpoint";
import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  CfnAuthorizer,
  CfnStage,
  type HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { ContextFunction } from "./context-function.ts";
import type { Stage } from "./stage.ts";

export interface RouteOf {
  method: Method;
  path: string;
}

interface RoutesProps {
  stage: Stage;
  api: HttpApi;
  authorizer: ContextFunction;
}

/** Requests a second, and at once, that one route takes from everybody together; CloudFront limits single addresses. */
function throttleOf({ method }: RouteOf) {
  const perSecond = method === "GET" ? 300 : 100;
  return { throttlingRateLimit: perSecond, throttlingBurstLimit: perSecond * 2 };
}

/** An integration whose permission stands beside its function. */
class Integration extends HttpLambdaIntegration {
  protected override completeBind(): void {}
}

/** Explicit routes of the HTTP API, never `ANY` or `$default`: what has no route has no function. */
export class Routes extends Construct {
  readonly #props: RoutesProps;
  readonly #authorizer: IHttpRouteAuthorizer;
  readonly #routes: { key: string; throttle: ReturnType<typeof throttleOf>; route: HttpRoute }[] = [];

  constructor(scope: Construct, id: string, props: RoutesProps) {
    super(scope, id);
    this.#props = props;
    const { api, authorizer } = props;
    const { region, partition } = Stack.of(this);
    // No identity source, or a request without a token would get the gateway's own 401 instead of a problem document;
    // no cache, because its key would be the token alone and mix a person's organisations.
    const resource = new CfnAuthorizer(this, "Authorizer", {
      apiId: api.apiId,
      name: "members",
      authorizerType: "REQUEST",
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: 0,
      authorizerUri: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${authorizer.function.functionArn}/invocations`,
    });
    // Beside the authorizer and not beside its function, whose stack would have to wait for this one.
    new CfnPermission(this, "Authorizes", {
      action: "lambda:InvokeFunction",
      functionName: authorizer.function.functionArn,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.arnForExecuteApi().replace(/\/\*.*$/, "")}/authorizers/${resource.ref}`,
    });
    this.#authorizer = { bind: () => ({ authorizerId: resource.ref, authorizationType: "CUSTOM" }) };
  }

  /** Leads requests to a function, through the authorizer unless they are open to everybody, for the reason given. */
  lead(target: ContextFunction, routes: readonly RouteOf[], { open }: { open?: string } = {}): void {
    const { api } = this.#props;
    const integration = new Integration(`${target.node.id}Integration`, target.function);
    // In the function's stack: here, where every endpoint is a resource, CloudFormation's 500 are nearly reached.
    new CfnPermission(target, "Routed", {
      action: "lambda:InvokeFunction",
      functionName: target.function.functionArn,
      principal: "apigateway.amazonaws.com",
      sourceArn: api.arnForExecuteApi(),
    });
    for (const wanted of routes) {
      const key = `${wanted.method} ${wanted.path}`;
      const route = new HttpRoute(this, key.replaceAll("/", "|"), {
        httpApi: this.#props.api,
        routeKey: HttpRouteKey.with(wanted.path, HttpMethod[wanted.method]),
        integration,
        ...(open ? {} : { authorizer: this.#authorizer }),
      });
      if (open) {
        Validations.of(route).acknowledge({
          id: "AwsSolutions-APIG4",
          reason: open,
        });
      }
      this.#routes.push({ key, throttle: throttleOf(wanted), route });
    }
  }

  /** Publishes what was led so far. A stage may only name routes that exist, so it comes last. */
  publish(): void {
    const logs = new LogGroup(this, "AccessLogs", {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: this.#props.stage.name === "prod" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // The route and not the path, no address, no user: nothing here names a person.
    const format = {
      requestId: "$context.requestId",
      at: "$context.requestTime",
      route: "$context.routeKey",
      status: "$context.status",
      bytes: "$context.responseLength",
      latency: "$context.responseLatency",
      functionLatency: "$context.integrationLatency",
      error: "$context.error.message",
      functionError: "$context.integrationErrorMessage",
    };
    const stage = new CfnStage(this, "Stage", {
      apiId: this.#props.api.apiId,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: logs.logGroupArn, format: JSON.stringify(format) },
      defaultRouteSettings: { detailedMetricsEnabled: true, throttlingRateLimit: 100, throttlingBurstLimit: 200 },
      routeSettings: Object.fromEntries(
        this.#routes.map(({ key, throttle: { throttlingRateLimit, throttlingBurstLimit } }) => [
          key,
          // A map of plain JSON: CloudFormation wants its own spelling here.
          {
            ThrottlingRateLimit: throttlingRateLimit,
            ThrottlingBurstLimit: throttlingBurstLimit,
            DetailedMetricsEnabled: true,
          },
        ]),
      ),
    });
    for (const { route } of this.#routes) stage.node.addDependency(route);
  }
}
