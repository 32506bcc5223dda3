import { pathToFileURL } from "node:url";
import { App, Tags, Validations } from "aws-cdk-lib";
import featureFlags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import { AwsSolutionsChecks } from "cdk-nag";
import { ApiStack } from "./api-stack.ts";
import { BackupStack } from "./backup-stack.ts";
import { DataStack } from "./data-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import { IdentityStack } from "./identity-stack.ts";
import { OperationsStack } from "./operations-stack.ts";
import { RoutesStack } from "./routes-stack.ts";
import { isChina, readStage } from "./stage.ts";
import { WebStack } from "./web-stack.ts";

const FIREWALL_REGION = "us-east-1";

/** CloudFormation itself refuses to delete what another stack uses. */
const REFERENCES = { "@aws-cdk/core:defaultCrossStackReferences": "strong" };

/** All stacks of the stage that the context describes, in the order of who needs whom, checked by cdk-nag. */
export function buildApp(context: Readonly<Record<string, unknown>> = {}) {
  const app = new App({ context: { ...featureFlags, ...REFERENCES, ...context } });
  const stage = readStage((name) => app.node.tryGetContext(name));
  const named = (name: string, region = stage.region) => ({
    stackName: `shanhai-${stage.name}-${name}`,
    env: { region, account: stage.account },
    crossRegionReferences: stage.region !== FIREWALL_REGION && !isChina(stage),
    terminationProtection: stage.name === "prod",
  });
  const data = new DataStack(app, "Data", { ...named("data"), stage });
  /** CloudFormation's names of stacks take no underscores. */
  const nameOf = (agencyId: string) => agencyId.replace("_", "-");
  const ownData = (agencyId: string) =>
    new DataStack(app, `Data-${agencyId}`, {
      ...named(`data-${nameOf(agencyId)}`),
      ...{ stage, dedicated: { agencyId, common: data } },
    });
  const ownDatas = new Map(stage.dedicated.map((agencyId) => [agencyId, ownData(agencyId)]));
  const backup = new BackupStack(app, "Backup", {
    ...named("backup"),
    ...{ stage, data, dedicated: [...ownDatas.values()] },
  });
  const edge = isChina(stage) ? undefined : new EdgeStack(app, "Edge", named("edge", FIREWALL_REGION));
  const web = new WebStack(app, "Web", { ...named("web"), stage, data, webAclArn: edge?.webAclArn });
  const identity = new IdentityStack(app, "Identity", {
    ...named("identity"),
    stage,
    site: web.site,
    consoleUrl: web.consoleUrl,
  });
  const api = new ApiStack(app, "Api", {
    ...named("api"),
    stage,
    data,
    issuer: identity.issuer,
    origin: web.consoleUrl,
  });
  const routes = new RoutesStack(app, "Routes", {
    ...named("routes"),
    stage,
    api: web.api,
    answering: api.answering,
  });
  const operations = new OperationsStack(app, "Operations", {
    ...named("operations"),
    stage,
    data,
    api: web.api,
    functions: api.functions,
  });
  const preparing = stage.preparing.map((agencyId) => ownData(agencyId));
  const dedicated = [...ownDatas].map(([agencyId, own]) => {
    const ownApi = new ApiStack(app, `Api-${agencyId}`, {
      ...named(`api-${nameOf(agencyId)}`),
      ...{ stage, data: own, issuer: identity.issuer, origin: web.consoleUrl, dedicated: { agencyId, common: data } },
    });
    const { functions, answering } = ownApi;
    const gateway = web.ownApis[agencyId];
    if (!gateway) throw new Error(`No API was made for ${agencyId}`);
    const parts = [
      own,
      ownApi,
      new RoutesStack(app, `Routes-${agencyId}`, {
        ...named(`routes-${nameOf(agencyId)}`),
        ...{ stage, api: gateway, answering },
      }),
      new OperationsStack(app, `Operations-${agencyId}`, {
        ...named(`operations-${nameOf(agencyId)}`),
        ...{ stage, data: own, api: gateway, functions, agencyId },
      }),
    ];
    // What the agency costs, on the bill.
    for (const part of parts) Tags.of(part).add("agency", agencyId);
    return parts;
  });
  Tags.of(app).add("application", "shanhai");
  Tags.of(app).add("stage", stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stage, data, backup, edge, web, identity, api, routes, operations, preparing, dedicated };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) buildApp();
