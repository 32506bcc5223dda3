import { Arn, ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stage.ts";

/** Point-in-time recovery reaches back as far, to the second. */
const DAYS_KEPT = Duration.days(35);
const MONTHS_KEPT = Duration.days(366);
/** Under where the table's exports lie in their bucket. */
const EXPORTS_PREFIX = "exports";

interface BackupStackProps extends StackProps {
  stage: Stage;
  data: DataStack;
  /** Of agencies that have a table of their own. */
  dedicated: readonly DataStack[];
}

/**
 * Copies of the table and the files that no mistake in them reaches: a vault of daily backups, and each day's table as
 * lines of JSON, from which one agency can be restored. Apart from `Data`, so that what changes here touches no data.
 */
export class BackupStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, dedicated, ...props }: BackupStackProps) {
    super(scope, id, props);
    const tables = [data, ...dedicated].map(({ table }) => table);
    this.createVault(stage, data, tables);
    this.scheduleExports(tables, data, this.createExports(data));
  }

  private createVault(stage: Stage, { files }: DataStack, tables: readonly ITable[]): void {
    const vault = new BackupVault(this, "Vault", {
      backupVaultName: `shanhai-${stage.name}`,
      // Not the data's own key: whoever loses that one needs these.
      encryptionKey: new Key(this, "VaultKey", {
        alias: `shanhai/${stage.name}/backups`,
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      removalPolicy: RemovalPolicy.RETAIN,
      // Governance: without `changeableFor` the lock holds for everybody but who may remove the lock itself.
      ...(stage.name === "prod"
        ? { lockConfiguration: { minRetention: Duration.days(7), maxRetention: MONTHS_KEPT } }
        : {}),
    });
    const plan = new BackupPlan(this, "Plan", {
      backupPlanName: `shanhai-${stage.name}`,
      backupVault: vault,
      // In UTC: three o'clock in the night of the parks.
      backupPlanRules: [this.rule("Daily", { hour: "19", minute: "0" }, DAYS_KEPT)],
    });
    if (stage.name === "prod") plan.addRule(this.rule("Monthly", { day: "1", hour: "20", minute: "0" }, MONTHS_KEPT));
    plan.addSelection("Selection", {
      resources: [
        ...tables.map((table) => BackupResource.fromDynamoDbTable(table)),
        BackupResource.fromArn(files.bucketArn),
      ],
      role: this.backupRole("BackupRole", ["ForBackup", "ForS3Backup"], "Backups of table and files"),
      disableDefaultBackupPolicy: true,
    });
    // There when it is needed: nobody should have to write a policy in that night.
    const restoring = this.backupRole("RestoreRole", ["ForRestores", "ForS3Restore"], "Restoring of table and files");
    new CfnOutput(this, "BackupVault", { value: vault.backupVaultName, description: "Where backups are kept" });
    new CfnOutput(this, "BackupRestoreRole", {
      value: restoring.roleArn,
      description: "aws backup start-restore-job --iam-role-arn",
    });
  }

  private rule(ruleName: string, at: Parameters<typeof Schedule.cron>[0], deleteAfter: Duration): BackupPlanRule {
    return new BackupPlanRule({
      ruleName,
      scheduleExpression: Schedule.cron(at),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(8),
      deleteAfter,
    });
  }

  private backupRole(id: string, policies: readonly string[], description: string): Role {
    // S3's two are not among the service roles, as the others are.
    const names = policies.map(
      (name) => `${name.includes("S3") ? "" : "service-role/"}AWSBackupServiceRolePolicy${name}`,
    );
    const role = new Role(this, id, {
      description,
      assumedBy: new ServicePrincipal("backup.amazonaws.com"),
      managedPolicies: names.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    for (const name of names) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        reason: "AWS keeps these in step with what AWS Backup does; only that service may assume the role.",
      });
    }
    return role;
  }

  private createExports(data: DataStack): Bucket {
    return new Bucket(this, "Exports", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: data.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      serverAccessLogsBucket: data.fileLogs,
      serverAccessLogsPrefix: "table-exports/",
      // Whoever was erased is gone from here a month later; an erasure's record outlives every export.
      lifecycleRules: [{ expiration: DAYS_KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Every day the whole table, by the scheduler alone: the call needs no code. */
  private scheduleExports(tables: readonly ITable[], { key }: DataStack, bucket: Bucket): void {
    const role = new Role(this, "ExportRole", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
    role.addToPolicy(
      new PolicyStatement({
        actions: ["dynamodb:ExportTableToPointInTime"],
        resources: tables.map(({ tableArn }) => tableArn),
      }),
    );
    // DynamoDB writes the export with the rights of whoever asked for it.
    role.addToPolicy(
      new PolicyStatement({
        actions: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
        resources: [bucket.arnForObjects(`${EXPORTS_PREFIX}/*`)],
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.keyArn] }));
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<Exports25637AFB.Arn>/${EXPORTS_PREFIX}/*]`,
      reason: "DynamoDB names an export's files.",
    });
    const target = {
      service: "scheduler",
      account: "",
      region: "",
      resource: "aws-sdk",
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    };
    for (const [index, { tableArn }] of tables.entries()) {
      const schedule = new CfnSchedule(this, ["EveryNight", ...(index > 0 ? [index] : [])].join(""), {
        description: "Has the whole table exported",
        scheduleExpression: "cron(0 2 * * ? *)",
        scheduleExpressionTimezone: "Asia/Shanghai",
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: Arn.format({ ...target, resourceName: "dynamodb:exportTableToPointInTime" }, this),
          roleArn: role.roleArn,
          input: this.toJsonString({
            TableArn: tableArn,
            S3Bucket: bucket.bucketName,
            S3Prefix: EXPORTS_PREFIX,
            S3SseAlgorithm: "KMS",
            S3SseKmsKeyId: key.keyArn,
            ExportFormat: "DYNAMODB_JSON",
            // The same for every attempt of one night: none makes a second export.
            ClientToken: "<aws.scheduler.scheduled-time>",
          }),
          retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 6 * 60 * 60 },
        },
      });
      schedule.node.addDependency(role);
    }
    new CfnOutput(this, "ExportsBucket", { value: bucket.bucketName, description: "Each day's table, DynamoDB JSON" });
  }
}
