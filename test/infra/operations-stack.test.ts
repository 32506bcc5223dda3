import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { app, only, propertiesOf, settingsOf } from "./template.ts";

describe("the audit", () => {
  it("raises an alarm at the first entry that the stream says was changed or removed", () => {
    const filter = only("Operations", "AWS::Logs::MetricFilter").Properties;
    expect(filter).toMatchObject({
      FilterPattern: '"auditOverwritten"',
      MetricTransformations: [{ MetricName: "AuditOverwritten", MetricValue: "1" }],
    });
    const alarm = propertiesOf("Operations", "AWS::CloudWatch::Alarm").find(
      ({ MetricName }) => MetricName === "AuditOverwritten",
    );
    expect(alarm).toMatchObject({ Threshold: 0, Statistic: "Sum", ComparisonOperator: "GreaterThanThreshold" });
    expect(alarm?.AlarmActions).toHaveLength(1);
  });
});

describe("alarms", () => {
  const alarms = propertiesOf("Operations", "AWS::CloudWatch::Alarm");
  const names = alarms.map(({ id }) => /^(\w+)Alarm[0-9A-F]{8}$/.exec(String(id))?.[1] ?? String(id));
  const readme = readFileSync(fileURLToPath(new URL("../../infra/README.md", import.meta.url)), "utf8");
  const runbook = readme.slice(readme.indexOf("## When an alarm rings"));

  it("each have a paragraph on what to do, and no paragraph is about one that is not there", () => {
    const told = runbook
      .split("\n\n")
      .slice(1)
      // What begins with no name goes on with the alarm before.
      .flatMap((paragraph) => (/^`(\w+)`(?: and `(\w+)`)?/.exec(paragraph)?.slice(1) ?? []).filter(Boolean));
    expect(told.sort()).toEqual([...names].sort());
  });

  it("ring for what users feel and what is lost: every queue of what was given up, every queue's age, every reader's", () => {
    const dead = app.resources("Data", "AWS::SQS::Queue").map(([id]) => id.replace(/[0-9A-F]{8}$/, ""));
    const given = dead.filter((id) => id.startsWith("Failed"));
    expect(given.length).toBeGreaterThanOrEqual(3);
    expect(names).toEqual(expect.arrayContaining(given));
    const ages = alarms.filter(({ MetricName }) => MetricName === "ApproximateAgeOfOldestMessage");
    expect(ages).toHaveLength(dead.length - given.length);
    const readers = app
      .resources("Api", "AWS::Lambda::EventSourceMapping")
      .filter(([, { Properties }]) => JSON.stringify(Properties.EventSourceArn).includes("Stream"));
    expect(alarms.filter(({ MetricName }) => MetricName === "IteratorAge")).toHaveLength(readers.length);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
  });
});

it("the dashboard asks for the largest tenants in no more logs than a query may name, people's functions among them", () => {
  const [[, { Properties }] = ["", { Properties: {} }]] = app.resources("Operations", "AWS::CloudWatch::Dashboard");
  const body = JSON.stringify(Properties);
  const asked = body.split("SOURCE '").length - 1;
  expect(asked).toBeGreaterThan(30);
  expect(asked).toBeLessThanOrEqual(50);
});

describe("what organisations cost", () => {
  it("is counted from the logs of every function", () => {
    const groups = app.resources("Api", "AWS::Logs::LogGroup");
    expect(groups.length).toBe(propertiesOf("Api", "AWS::Lambda::Function").length);
    const named = JSON.stringify(settingsOf("CountCosts", app));
    const policy = JSON.stringify(only("Api", "AWS::IAM::Policy", "CountCosts").Properties);
    for (const [id] of groups) {
      expect(named).toContain(id);
      expect(policy).toContain(id);
    }
  });

  it("may be asked by that function alone", () => {
    const asking = app
      .resources("Api", "AWS::IAM::Policy")
      .filter(([, { Properties }]) => JSON.stringify(Properties).includes("logs:StartQuery"));
    expect(asking.map(([id]) => id.replace(/RoleDefaultPolicy\w+$/, ""))).toEqual(["CountCosts"]);
  });
});
