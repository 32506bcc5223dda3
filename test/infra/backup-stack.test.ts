import { describe, expect, it } from "vitest";
import { synthesize } from "./synthesis.ts";
import { actionsOf, app, only, settingsOf, statementsOf } from "./template.ts";

describe("a table that was restored", () => {
  const tableArn = "arn:aws:dynamodb:ap-southeast-1:111122223333:table/restored";
  const tableStream = `${tableArn}/stream/2026-11-26T00:00:00.000`;

  it("takes the place of the stack's own, which is kept", () => {
    const stage = synthesize({ account: "111122223333", table: tableArn, tableStream });
    expect(stage.resources("Data", "AWS::DynamoDB::Table")).toHaveLength(1);
    expect(settingsOf("Agency", stage)).toMatchObject({ SHANHAI_TABLE: "restored" });
    const readers = stage
      .resources("Api", "AWS::Lambda::EventSourceMapping")
      .filter(([, { Properties }]) => Properties.EventSourceArn === tableStream);
    expect(readers).toHaveLength(2);
    const named = [...stage.stacks.values()]
      .filter(({ id }) => id !== "Data")
      .map(({ template }) => JSON.stringify(template));
    for (const template of named) expect(template).not.toMatch(/ExportsOutput\w+GetAttTable[A-F0-9]{8}Arn/);
    expect(named.join("")).toContain(`"${tableArn}"`);
  });

  it("is named whole, or not at all", () => {
    expect(() => synthesize({ table: tableArn })).toThrow("-c tableStream");
    expect(() => synthesize({ table: tableArn, tableStream: "arn:aws:other" })).toThrow("-c tableStream");
  });
});

describe("backups", () => {
  const policyOf = (synthesized = app) => {
    const { BackupPlan } = only("Backup", "AWS::Backup::BackupPlan", "", synthesized).Properties as {
      BackupPlan: { BackupPlanRule: { RuleName: string; Lifecycle: { DeleteAfterDays: number } }[] };
    };
    return Object.fromEntries(
      BackupPlan.BackupPlanRule.map(({ RuleName, Lifecycle }) => [RuleName, Lifecycle.DeleteAfterDays]),
    );
  };
  const prod = synthesize({ stage: "prod", account: "111122223333" });

  it("are made every day, of table and files; in production every month for a year, and nobody removes them early", () => {
    expect(policyOf()).toEqual({ Daily: 35 });
    expect(policyOf(prod)).toEqual({ Daily: 35, Monthly: 366 });
    const { BackupSelection } = only("Backup", "AWS::Backup::BackupSelection").Properties as {
      BackupSelection: { Resources: unknown[] };
    };
    expect(BackupSelection.Resources.map((one) => JSON.stringify(one))).toEqual([
      expect.stringMatching(/FnGetAttTable\w+Arn/),
      expect.stringMatching(/FnGetAttFiles\w+Arn/),
    ]);
    expect(only("Backup", "AWS::Backup::BackupVault").Properties).not.toHaveProperty("LockConfiguration");
    const vault = only("Backup", "AWS::Backup::BackupVault", "", prod);
    // Governance, not compliance: a lock that can never be undone would name when it closes.
    expect(vault.Properties.LockConfiguration).toEqual({ MinRetentionDays: 7, MaxRetentionDays: 366 });
  });

  it("lie in a vault of the stage's own, under a key that is not the data's, and are kept when the stack goes", () => {
    const names = [prod, app].map(
      (one) => only("Backup", "AWS::Backup::BackupVault", "", one).Properties.BackupVaultName,
    );
    expect(names).toEqual(["shanhai-prod", "shanhai-dev"]);
    const vault = only("Backup", "AWS::Backup::BackupVault");
    const [[keyId, key] = []] = app.resources("Backup", "AWS::KMS::Key");
    expect(vault.Properties.EncryptionKeyArn).toEqual({ "Fn::GetAtt": [keyId, "Arn"] });
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect([vault.DeletionPolicy, key?.DeletionPolicy]).toEqual(["Retain", "Retain"]);
  });

  it("have roles that AWS Backup alone may assume", () => {
    const roles = app.resources("Backup", "AWS::IAM::Role").filter(([id]) => /^(Backup|Restore)Role/.test(id));
    expect(roles).toHaveLength(2);
    for (const [, { Properties }] of roles)
      expect(JSON.stringify(Properties.AssumeRolePolicyDocument)).toContain(
        '"Principal":{"Service":"backup.amazonaws.com"}',
      );
  });
});

describe("exports of the table", () => {
  const [, bucket] = app.resources("Backup", "AWS::S3::Bucket")[0] ?? [];

  it("are made every night by the scheduler alone, once however often it tries", () => {
    const { Target, ...schedule } = only("Backup", "AWS::Scheduler::Schedule").Properties;
    expect(schedule).toMatchObject({
      ScheduleExpression: "cron(0 2 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Shanghai",
    });
    const { Arn, Input } = Target as { Arn: unknown; Input: unknown };
    expect(Arn).toBe("arn:aws:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime");
    for (const part of [
      '\\"ExportFormat\\":\\"DYNAMODB_JSON\\"',
      '\\"S3SseAlgorithm\\":\\"KMS\\"',
      '\\"ClientToken\\":\\"<aws.scheduler.scheduled-time>\\"',
    ])
      expect(JSON.stringify(Input)).toContain(part);
  });

  it("come by a role that may ask for an export of this table, write it and nothing else", () => {
    const policy = only("Backup", "AWS::IAM::Policy", "ExportRole");
    expect(actionsOf(policy)).toEqual([
      "dynamodb:ExportTableToPointInTime",
      "s3:AbortMultipartUpload",
      "s3:PutObject",
      "s3:PutObjectAcl",
      "kms:Decrypt",
      "kms:GenerateDataKey",
    ]);
    for (const { Resource } of statementsOf(policy)) expect(Resource).not.toBe("*");
  });

  it("are private, sealed with the data's key, kept when the stack goes and for no longer than point-in-time recovery reaches", () => {
    expect(bucket?.DeletionPolicy).toBe("Retain");
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 35 }] },
    });
    expect(JSON.stringify(bucket?.Properties.BucketEncryption)).toMatch(/FnGetAttKey\w+Arn.*aws:kms/);
  });

  it("are asked for in AWS China as well", () => {
    const china = { region: "cn-northwest-1", domain: "hr.example.cn", issuer: "https://id.example.cn", audience: "a" };
    const { Target } = only("Backup", "AWS::Scheduler::Schedule", "", synthesize(china)).Properties;
    expect((Target as { Arn: string }).Arn).toBe("arn:aws-cn:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime");
  });
});
