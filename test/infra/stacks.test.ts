import { API } from "@shanhai/contract/api";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import { VISITOR_ROUTES } from "@shanhai/contract/visitor-routes";
import { TABLE } from "@shanhai/store/schema";
import { describe, expect, it } from "vitest";
import { PUBLIC_ROUTES } from "../../infra/routes-stack.ts";
import { type Resource, synthesize } from "./synthesis.ts";
import { actionsOf, app, only, propertiesOf, type Statement, settingsOf, statementsOf } from "./template.ts";

describe("addresses that leave the site", () => {
  it("are known to each function that writes them", () => {
    for (const name of ["Applicant", "Board", "Progress", "Relay", "Seeker"])
      expect(settingsOf(name, app), name).toHaveProperty("SHANHAI_ORIGIN");
  });
});

const sending = synthesize({ smsSecret: "shanhai/sms", assistantModel: "some.model-v1:0" });

describe("the assistant", () => {
  const invoking = (synthesized: typeof app) =>
    synthesized.resources("Api", "AWS::IAM::Policy").flatMap(([id, policy]) =>
      statementsOf(policy)
        .filter(({ Action }) => [Action].flat().some((one) => one.startsWith("bedrock:")))
        .map((statement) => ({ id, ...statement })),
    );

  it("may invoke the one model that is named, by the function that asks; without one, nothing may", () => {
    expect(invoking(app)).toEqual([]);
    const statements = invoking(sending);
    expect(statements).toMatchObject([{ Action: "bedrock:InvokeModel", Effect: "Allow" }]);
    expect(statements[0]?.id).toMatch(/^Assistant/);
    expect(JSON.stringify(statements[0]?.Resource)).toMatch(/:bedrock:.*::foundation-model\/some\.model-v1:0/);
    expect(() => synthesize({ assistantModel: "*" })).toThrow("-c assistantModel");
  });
});

describe("text messages", () => {
  it("are sent where a secret is named, by the functions that send; pages that lead there know only that they are", () => {
    expect(settingsOf("Own", sending)).toMatchObject({ SHANHAI_SMS_SENDER: "aliyun" });
    expect(JSON.stringify(settingsOf("Own", sending))).toContain(":secret:shanhai/sms:SecretString:::}}");
    expect(settingsOf("Seeker", sending)).toMatchObject({ SHANHAI_SMS_SENDER: "aliyun" });
    expect(settingsOf("Seeker", sending)).not.toHaveProperty("SHANHAI_SMS");
    for (const name of ["SHANHAI_SMS", "SHANHAI_SMS_SENDER"]) expect(settingsOf("Own", app)).not.toHaveProperty(name);
  });
});

describe("the stage", () => {
  it("has its stacks", () => {
    expect([...app.stacks.keys()].sort()).toEqual([
      "Api",
      "Backup",
      "Data",
      "Edge",
      "Identity",
      "Operations",
      "Routes",
      "Web",
    ]);
  });

  it("names the console's address and the issuer", () => {
    const outputsOf = (stack: string) => Object.keys(app.stacks.get(stack)?.template.Outputs ?? {});
    expect(outputsOf("Web")).toContain("ConsoleUrl");
    expect(outputsOf("Identity")).toEqual(expect.arrayContaining(["Issuer", "ClientId"]));
  });
});

describe("data", () => {
  it("outlives mistakes: protected, restorable, encrypted, kept", () => {
    const table = only("Data", "AWS::DynamoDB::Table");
    expect(table.DeletionPolicy).toBe("Retain");
    expect(table.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      TimeToLiveSpecification: { AttributeName: TABLE.timeToLive, Enabled: true },
    });
    for (const type of ["AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::KMS::Key"]) {
      for (const [, resource] of app.resources("Data", type)) expect(resource.DeletionPolicy).toBe("Retain");
    }
  });

  it("keeps files private, versioned and for a month", () => {
    const files = propertiesOf("Data", "AWS::S3::Bucket").find(
      ({ VersioningConfiguration }) => VersioningConfiguration,
    );
    expect(files).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 30, Prefix: "agn_" }, { AbortIncompleteMultipartUpload: {} }],
      },
    });
  });

  it("gives a message back only after six times the worker's time", () => {
    for (const [queue, worker] of [
      ["Imports", "ImportWorker"],
      ["Exports", "ExportWorker"],
      ["Allocations", "AllocationWorker"],
      ["Webhooks", "WebhookWorker"],
    ] as const) {
      const of = (kind: string, name: string, stack: string) =>
        propertiesOf(stack, kind).find(({ id }) => String(id).startsWith(name));
      const timeout = Number(of("AWS::Lambda::Function", worker, "Api")?.Timeout);
      expect(of("AWS::SQS::Queue", queue, "Data")?.VisibilityTimeout).toBe(timeout * 6);
    }
  });
});

describe("routes", () => {
  const routes = propertiesOf("Routes", "AWS::ApiGatewayV2::Route");
  const ofContract = Object.values(API)
    .flat()
    .map(({ method, path }) => `${method} ${API_PREFIX}${path}`);
  const open = [...PUBLIC_ROUTES, ...VISITOR_ROUTES].map(({ method, path }) => `${method} ${path}`);

  it("are the contract's and the public ones, exactly", () => {
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([...ofContract, ...open].sort());
  });

  it("pass the authorizer, but for the public ones", () => {
    const guarded = routes.filter(({ AuthorizationType }) => AuthorizationType === "CUSTOM");
    expect(guarded.map(({ RouteKey }) => RouteKey).sort()).toEqual([...ofContract].sort());
  });

  it("lead to the function of their context", () => {
    const integrations = new Map(app.resources("Routes", "AWS::ApiGatewayV2::Integration"));
    for (const [context, endpoints] of Object.entries(API)) {
      for (const { method, path } of endpoints) {
        const route = routes.find(({ RouteKey }) => RouteKey === `${method} ${API_PREFIX}${path}`);
        const integration = /"Ref":"(\w+)"/.exec(JSON.stringify(route?.Target))?.[1] ?? "";
        const target = JSON.stringify(integrations.get(integration)?.Properties.IntegrationUri);
        expect(target.toLowerCase()).toContain(`fngetatt${context.toLowerCase()}function`);
      }
    }
  });

  it("each have a throttle", () => {
    const [stage] = propertiesOf("Routes", "AWS::ApiGatewayV2::Stage");
    const settings = stage?.RouteSettings as Record<string, { ThrottlingRateLimit: number }>;
    expect(Object.keys(settings).sort()).toEqual([...ofContract, ...open].sort());
    for (const { ThrottlingRateLimit } of Object.values(settings)) expect(ThrottlingRateLimit).toBeGreaterThan(0);
  });

  it("leave a line each that names nobody", () => {
    const { Format } = only("Routes", "AWS::ApiGatewayV2::Stage").Properties.AccessLogSettings as { Format: string };
    expect(Format).toContain("$context.routeKey");
    expect(Format).not.toMatch(/sourceIp|userAgent|authorizer|context\.path/);
  });

  it("ask an authorizer that remembers nothing and wants no header", () => {
    expect(propertiesOf("Routes", "AWS::ApiGatewayV2::Authorizer")).toEqual([
      expect.objectContaining({
        AuthorizerResultTtlInSeconds: 0,
        EnableSimpleResponses: true,
        AuthorizerType: "REQUEST",
      }),
    ]);
    expect(propertiesOf("Routes", "AWS::ApiGatewayV2::Authorizer")[0]).not.toHaveProperty("IdentitySource");
  });
});

describe("functions", () => {
  const policies = app.resources("Api", "AWS::IAM::Policy");
  const scoped = policies.filter(([id]) => /^(Tenant|Park|Partner|Member|Shared)ScopeRole/.test(id));
  const [sweep, ...moreSweeps] = policies.filter(([id]) => /^SweepScopeRole/.test(id));
  const walks = policies.filter(([id]) => /^WalkScopeRole/.test(id));
  const clocks = policies.filter(([id]) => /^Every(Day|Morning|Night)Role/.test(id));
  const own = policies.filter(
    ([id]) => !/^(Tenant|Park|Partner|Member|Shared|Sweep|Walk)ScopeRole|^Every(Day|Morning|Night)Role/.test(id),
  );

  it("run on one runtime, traced, without rights to the table", () => {
    for (const lambda of propertiesOf("Api", "AWS::Lambda::Function")) {
      expect(lambda).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        TracingConfig: { Mode: "Active" },
      });
    }
    expect(own.length).toBe(propertiesOf("Api", "AWS::Lambda::Function").length);
    for (const [id, policy] of own) {
      const onData = actionsOf(policy).filter((action) => /^(dynamodb|s3):/.test(action));
      const reader = /^(Projections|Supply|Redrive)/.test(id);
      expect(
        onData.every(
          (action) => reader && /^dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)$/.test(action),
        ),
      ).toBe(true);
    }
  });

  it("are woken every day by a role that may do nothing else, and erase by one that reads no item", () => {
    expect(moreSweeps).toEqual([]);
    expect(clocks.flatMap(([, policy]) => actionsOf(policy))).toEqual([
      "lambda:InvokeFunction",
      "lambda:InvokeFunction",
      "lambda:InvokeFunction",
    ]);
    const scheduled = (target: string) =>
      propertiesOf("Api", "AWS::Scheduler::Schedule").filter(({ Target }) => JSON.stringify(Target).includes(target));
    const zone = { ScheduleExpressionTimezone: "Asia/Shanghai" };
    expect(scheduled("Daily")).toMatchObject([{ ...zone, ScheduleExpression: "cron(30 0 * * ? *)" }]);
    // Nobody is woken by a message.
    expect(scheduled("TellJobs")).toMatchObject([{ ...zone, ScheduleExpression: "cron(0 10 * * ? *)" }]);
    expect(scheduled("CountCosts")).toMatchObject([{ ...zone, ScheduleExpression: "cron(0 3 * * ? *)" }]);
    const erasing = (sweep ? actionsOf(sweep[1]) : []).filter((action) => /^(dynamodb|s3):/.test(action));
    expect(erasing.sort()).toEqual(["dynamodb:BatchWriteItem", "dynamodb:Scan", "s3:DeleteObject", "s3:ListBucket"]);
  });

  it("reach the table by scope roles whose keys must be their owner's", () => {
    expect(scoped).toHaveLength(5);
    for (const [, policy] of scoped) {
      const statements = statementsOf(policy).filter(
        ({ Effect, Action }) => Effect === "Allow" && String(Action).includes("dynamodb:"),
      );
      expect(statements.length).toBeGreaterThan(0);
      for (const { Condition } of statements) {
        expect(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"]).toBeDefined();
        expect(Condition?.Null).toEqual({ "dynamodb:LeadingKeys": "false" });
      }
    }
  });

  it("walk through the table by a role of one function that reads, and writes how far it came", () => {
    const onTable = walks
      .flatMap(([, policy]) => statementsOf(policy))
      .filter(({ Action }) => String(Action).includes("dynamodb:"));
    const keys = {
      "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["W#*"] },
      Null: { "dynamodb:LeadingKeys": "false" },
    };
    expect(onTable).toEqual([
      expect.objectContaining({ Condition: keys }),
      expect.objectContaining({ Action: "dynamodb:Scan" }),
    ]);
    const trusted = JSON.stringify(only("Api", "AWS::IAM::Role", "WalkScope").Properties.AssumeRolePolicyDocument);
    expect(trusted.match(/Fn::GetAtt/g)).toHaveLength(1);
    expect(trusted).toContain("MigrationsRole");
  });

  it("may assume a tenant's, a park's or a partner's role only under its id", () => {
    for (const [name, tag, ids] of [
      ["TenantScope", "tenantId", "agn_*"],
      ["ParkScope", "parkId", "prk_*"],
      ["PartnerScope", "partnerId", "ptn_*"],
    ] as const) {
      const role = only("Api", "AWS::IAM::Role", name);
      const { Statement } = role.Properties.AssumeRolePolicyDocument as { Statement: Statement[] };
      for (const statement of Statement) {
        expect(statement.Condition).toEqual({
          StringLike: { [`aws:RequestTag/${tag}`]: ids },
          "ForAllValues:StringEquals": { "aws:TagKeys": [tag] },
        });
        expect(JSON.stringify(statement)).not.toContain(":root");
      }
    }
  });

  it("hear of their failures one by one", () => {
    for (const mapping of propertiesOf("Api", "AWS::Lambda::EventSourceMapping")) {
      expect(mapping.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    }
  });
});

describe("the web", () => {
  it("serves console and API from one origin, behind a firewall, with no scripts but its own", () => {
    const { DistributionConfig } = only("Web", "AWS::CloudFront::Distribution").Properties;
    const config = DistributionConfig as { CacheBehaviors: { PathPattern: string }[]; WebACLId: unknown };
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      "/assets/*",
      "/api/*",
      "/healthz",
      "/check-in/*",
      "/survey/*",
      "/board/*",
      "/progress/*",
      "/onboarding/*",
      "/event/*",
      "/lead/*",
      "/jobs/*",
      "/relay/*",
      "/own-jobs/*",
      "/phone/*",
      "/s/*",
      "/client/*",
    ]);
    expect(config.WebACLId).toBeDefined();
    expect(config).not.toHaveProperty("CustomErrorResponses");
    for (const policy of propertiesOf("Web", "AWS::CloudFront::ResponseHeadersPolicy")) {
      expect(JSON.stringify(policy)).toContain("script-src 'self';");
    }
  });

  it("sends the secret that the authorizer asks for", () => {
    const { DistributionConfig } = only("Web", "AWS::CloudFront::Distribution").Properties;
    const { Origins } = DistributionConfig as { Origins: { OriginCustomHeaders?: unknown[] }[] };
    const { Environment } = only("Api", "AWS::Lambda::Function", "Authorizer").Properties;
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    expect(JSON.stringify(Variables.SHANHAI_ORIGIN_VERIFY)).toContain("resolve:secretsmanager");
    expect(Origins.flatMap(({ OriginCustomHeaders = [] }) => OriginCustomHeaders)).toEqual([
      { HeaderName: "x-origin-verify", HeaderValue: Variables.SHANHAI_ORIGIN_VERIFY },
    ]);
  });
});

describe("a stage with its own issuer", () => {
  const external = {
    issuer: "https://id.example.cn/realms/hr",
    audience: "shanhai",
    jwks: "https://id.example.cn/realms/hr/certs",
  };
  const cognito = (synthesized: ReturnType<typeof synthesize>) =>
    [...synthesized.stacks.values()].flatMap(({ template }) =>
      Object.values((template as { Resources: Record<string, Resource> }).Resources).filter(({ Type }) =>
        Type.startsWith("AWS::Cognito"),
      ),
    );

  it("has no Cognito, and tells the functions the issuer", () => {
    const stage = synthesize(external);
    expect(cognito(stage)).toEqual([]);
    expect(cognito(app).length).toBeGreaterThan(0);
    expect(only("Api", "AWS::Lambda::Function", "Authorizer", stage).Properties.Environment).toMatchObject({
      Variables: { SHANHAI_ISSUER: external.issuer, SHANHAI_AUDIENCE: "shanhai", SHANHAI_JWKS: external.jwks },
    });
  });

  it("needs an audience", () => {
    expect(() => synthesize({ issuer: external.issuer })).toThrow("-c audience");
  });

  it("synthesizes for AWS China, and says what is missing there", () => {
    const china = { region: "cn-northwest-1", domain: "hr.example.cn" };
    expect(() => synthesize(china)).toThrow("-c issuer");
    const stage = synthesize({ ...china, ...external });
    expect([...stage.stacks.keys()]).not.toContain("Edge");
    expect(stage.resources("Web", "AWS::CloudFront::Distribution")).toEqual([]);
  });
});

describe("a production stage", () => {
  it("cannot be deleted by accident and uses its own domain", () => {
    const certificate = "arn:aws:acm:us-east-1:111122223333:certificate/1";
    const stage = synthesize({ stage: "prod", account: "111122223333", domain: "hr.example.com", certificate });
    expect([...stage.stacks.values()].every(({ terminationProtection }) => terminationProtection)).toBe(true);
    const [[, distribution] = []] = stage.resources("Web", "AWS::CloudFront::Distribution");
    expect(distribution?.Properties.DistributionConfig).toMatchObject({ Aliases: ["hr.example.com"] });
  });

  it("is dev or prod and nothing else", () => {
    expect(() => synthesize({ stage: "staging" })).toThrow("dev or prod");
  });
});
