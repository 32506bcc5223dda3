import { TABLE } from "@shanhai/store/schema";
import { describe, expect, it } from "vitest";
import { type Resource, synthesize } from "./synthesis.ts";

// As in stacks.test.ts, each synthesis is a check of cdk-nag's and CloudFormation's rules too.
const AGENCY = "agn_01ARZ3NDEKTSV4RRFFQ69G5FAV";
const app = synthesize({ dedicated: AGENCY });
const all = (stack: string, type: string) => app.resources(stack, type).map(([, resource]) => resource);
const named = (stack: string, type: string, prefix: string): Resource => {
  const [found, ...more] = app.resources(stack, type).filter(([id]) => id.startsWith(prefix));
  if (!found || more.length > 0) throw new Error(`Expected one ${type} ${prefix} in ${stack}`);
  return found[1];
};
const settings = ({ Properties }: Resource) =>
  (Properties.Environment as { Variables: Record<string, unknown> }).Variables;

describe("an agency of the dedicated tier", () => {
  it("has stacks of its own beside everybody's, by one word of the context", () => {
    const common = [...synthesize().stacks.keys()];
    expect([...app.stacks.keys()].sort()).toEqual(
      [...common, ...["Api", "Data", "Operations", "Routes"].map((name) => `${name}-${AGENCY}`)].sort(),
    );
    expect(() => synthesize({ dedicated: "agn_1" })).toThrow("-c dedicated");
  });

  it("has a table of its own, as protected as the common one and called after it", () => {
    const [own] = all(`Data-${AGENCY}`, "AWS::DynamoDB::Table");
    const [common] = all("Data", "AWS::DynamoDB::Table");
    const { TableName, ...rest } = own?.Properties ?? {};
    expect(JSON.stringify(TableName)).toMatch(new RegExp(`-${AGENCY}"\\]`));
    const aside = { SSESpecification: undefined, Tags: undefined };
    expect({ ...rest, ...aside }).toEqual({ ...common?.Properties, ...aside });
    expect(own?.DeletionPolicy).toBe("Retain");
    for (const type of ["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::SecretsManager::Secret"])
      expect(all(`Data-${AGENCY}`, type)).toEqual([]);
  });

  it("has functions of its own: all that members of an agency ask, none that everybody or the clock does", () => {
    const own = app.resources(`Api-${AGENCY}`, "AWS::Lambda::Function").map(([id]) => id);
    const begins = (name: string) => own.some((id) => id.startsWith(name));
    for (const name of ["Agency", "People", "Settlement", "ImportWorker", "Projections", "Supply", "Authorizer"])
      expect(begins(name), name).toBe(true);
    for (const name of ["Visitor", "Seeker", "Public", "Daily", "TellJobs", "Provision", "Migrations"])
      expect(begins(name), name).toBe(false);
    expect(all(`Api-${AGENCY}`, "AWS::Scheduler::Schedule")).toEqual([]);
  });

  it("is known to every function that reaches a table: the common name, and who has one beside it", () => {
    for (const stack of ["Api", `Api-${AGENCY}`]) {
      const people = settings(named(stack, "AWS::Lambda::Function", "People"));
      expect(people.SHANHAI_DEDICATED).toBe(AGENCY);
      expect(JSON.stringify(people.SHANHAI_TABLE)).not.toContain(AGENCY);
    }
  });

  it("is the only agency that its own functions may act for", () => {
    const trust = (stack: string) =>
      JSON.stringify(named(stack, "AWS::IAM::Role", "TenantScopeRole").Properties.AssumeRolePolicyDocument);
    expect(trust(`Api-${AGENCY}`)).toContain(`"aws:RequestTag/tenantId":"${AGENCY}"`);
    expect(trust(`Api-${AGENCY}`)).not.toContain("agn_*");
    expect(trust("Api")).toContain('"aws:RequestTag/tenantId":"agn_*"');
  });

  it("is reached by name: the tenant role may use the table that ends with the session's own tag", () => {
    for (const stack of ["Api", `Api-${AGENCY}`]) {
      const policy = JSON.stringify(named(stack, "AWS::IAM::Policy", "TenantScopeRole").Properties.PolicyDocument);
      expect(policy).toContain(`-\${aws:PrincipalTag/tenantId}"`);
      for (const { name } of Object.values(TABLE.indexes))
        expect(policy).toContain(`-\${aws:PrincipalTag/tenantId}/index/${name}`);
      const park = JSON.stringify(named(stack, "AWS::IAM::Policy", "ParkScopeRole").Properties.PolicyDocument);
      expect(park).not.toContain(`-\${aws:PrincipalTag`);
    }
  });

  it("has its stream followed from when its functions are there, its queues worked by its own workers", () => {
    const mappings = all(`Api-${AGENCY}`, "AWS::Lambda::EventSourceMapping").map(({ Properties }) => Properties);
    const streams = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined);
    expect(streams.map(({ StartingPosition }) => StartingPosition)).toEqual(["LATEST", "LATEST"]);
    expect(all(`Data-${AGENCY}`, "AWS::SQS::Queue").length).toBe(all("Data", "AWS::SQS::Queue").length);
    for (const mapping of mappings)
      expect(JSON.stringify(mapping.EventSourceArn)).toContain(`data-${AGENCY.replace("_", "-")}`);
  });

  it("is led to at the edge by the organisation that a request names, and nobody else is", () => {
    const code = JSON.stringify(named("Web", "AWS::CloudFront::Function", "ToOwnApi").Properties.FunctionCode);
    expect(code).toContain(AGENCY);
    expect(code).toContain("hasOwnProperty");
    const { DistributionConfig } = named("Web", "AWS::CloudFront::Distribution", "").Properties;
    const { CacheBehaviors } = DistributionConfig as {
      CacheBehaviors: { PathPattern: string; FunctionAssociations?: unknown[] }[];
    };
    const led = CacheBehaviors.filter(({ FunctionAssociations }) => FunctionAssociations);
    expect(led.map(({ PathPattern }) => PathPattern)).toEqual(["/api/*"]);
  });

  it("is watched like everybody", () => {
    const ids = (stack: string) =>
      app.resources(stack, "AWS::CloudWatch::Alarm").map(([id]) => id.replace(/[0-9A-F]{8}$/, ""));
    expect(ids(`Operations-${AGENCY}`)).toEqual(expect.arrayContaining(["FaultsAlarm", "FailedProjectionsAlarm"]));
    expect(all(`Operations-${AGENCY}`, "AWS::Budgets::Budget")).toEqual([]);
  });
});

describe("an agency that is to be moved", () => {
  it("has its table, and nothing that uses it", () => {
    const preparing = synthesize({ preparing: AGENCY });
    expect([...preparing.stacks.keys()]).toContain(`Data-${AGENCY}`);
    expect([...preparing.stacks.keys()]).not.toContain(`Api-${AGENCY}`);
    const [[, lambda] = []] = preparing
      .resources("Api", "AWS::Lambda::Function")
      .filter(([id]) => id.startsWith("People"));
    expect(lambda && settings(lambda)).not.toHaveProperty("SHANHAI_DEDICATED");
  });
});

describe("in a China region", () => {
  it("an own front is told where the agency's requests go", () => {
    const china = synthesize({
      ...{ region: "cn-northwest-1", domain: "hr.example.cn", issuer: "https://id.example.cn", audience: "shanhai" },
      dedicated: AGENCY,
    });
    const template = china.stacks.get("Web")?.template as
      | { Outputs: Record<string, { Description: string }> }
      | undefined;
    expect(Object.values(template?.Outputs ?? {}).map(({ Description }) => Description)).toContain(
      `Where /api/* goes with the header X-Organisation: ${AGENCY}`,
    );
  });
});
