import { dedicatedTable, TABLE } from "@shanhai/store/schema";
import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Key } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Stage } from "./stage.ts";

/** How long an import may take before Lambda ends it; what it had not written yet, the next attempt writes. */
export const IMPORT_TIMEOUT = Duration.minutes(5);
const IMPORT_ATTEMPTS = 4;
/** Time that one delivery of an export may take. */
export const EXPORT_TIMEOUT = Duration.minutes(5);

/** Time that one delivery of an allocation may take: 20,000 people and 500 positions take a minute. */
export const ALLOCATION_TIMEOUT = Duration.minutes(10);

/** What makes a stack that of one agency of the dedicated tier: the agency, and what it shares with all others. */
export interface Dedicated {
  agencyId: string;
  common: DataStack;
}

interface DataStackProps extends StackProps {
  stage: Stage;
  dedicated?: Dedicated;
}

/** Time that one batch of webhooks' deliveries may take: each receiver has ten seconds, and they are asked at once. */
export const WEBHOOK_TIMEOUT = Duration.seconds(30);

/** What must outlive every deployment: the table, the files, the secrets and the queues. */
export class DataStack extends Stack {
  readonly key: Key;
  /** Encrypts each tenant's data key: losing it loses every sealed ID number. */
  readonly sealKey: Key;
  /** What everything reaches: the stack's own, or the one that was restored from it. */
  readonly table: ITable;
  readonly files: Bucket;
  /** Who asked for which file, and for the table's exports. */
  readonly fileLogs: Bucket;
  /** What owners' keys are derived from: losing it loses who phones and ID numbers name. */
  readonly secret: Secret;
  /** What CloudFront adds to a request, so that the API can refuse everybody else. */
  readonly originSecret: Secret;
  readonly imports: Queue;
  readonly failedImports: Queue;
  readonly exports: Queue;
  readonly failedExports: Queue;
  readonly allocations: Queue;
  readonly failedAllocations: Queue;
  readonly webhooks: Queue;
  readonly failedWebhooks: Queue;
  /** Batches of the stream that no attempt could project. */
  readonly failedProjections: Queue;

  constructor(scope: Construct, id: string, { stage, dedicated, ...props }: DataStackProps) {
    super(scope, id, props);
    const common = dedicated?.common;
    this.key = common?.key ?? this.createKey("Key", `shanhai/${stage.name}/data`);
    this.sealKey = common?.sealKey ?? this.createKey("SealKey", `shanhai/${stage.name}/seal`);
    const own = this.createTable(dedicated && dedicatedTable(dedicated.common.table.tableName, dedicated.agencyId));
    this.table =
      stage.restored && !dedicated
        ? Table.fromTableAttributes(this, "Restored", {
            ...stage.restored,
            encryptionKey: this.key,
            globalIndexes: Object.values(TABLE.indexes).map(({ name }) => name),
          })
        : own;
    this.fileLogs = common?.fileLogs ?? this.createFileLogs();
    this.files = common?.files ?? this.createFiles(stage);
    this.secret = common?.secret ?? this.createSecret("Secret", "Keys per owner are derived from this");
    this.originSecret =
      common?.originSecret ?? this.createSecret("OriginSecret", "CloudFront names itself to the API with this");
    this.failedImports = this.createQueue("FailedImports");
    this.failedProjections = this.createQueue("FailedProjections");
    Validations.of(this.failedProjections).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is a dead-letter queue: Lambda sends there what the stream's consumer gave up.",
    });
    this.imports = this.createQueue("Imports", {
      // AWS asks for six times the function's timeout: a message must not come back while it is still being worked on.
      visibilityTimeout: Duration.seconds(IMPORT_TIMEOUT.toSeconds() * 6),
      deadLetterQueue: { queue: this.failedImports, maxReceiveCount: IMPORT_ATTEMPTS },
    });
    this.failedExports = this.createQueue("FailedExports");
    this.exports = this.createQueue("Exports", {
      visibilityTimeout: Duration.seconds(EXPORT_TIMEOUT.toSeconds() * 6),
      deadLetterQueue: { queue: this.failedExports, maxReceiveCount: 3 },
    });
    this.failedAllocations = this.createQueue("FailedAllocations");
    this.allocations = this.createQueue("Allocations", {
      visibilityTimeout: Duration.seconds(ALLOCATION_TIMEOUT.toSeconds() * 6),
      deadLetterQueue: { queue: this.failedAllocations, maxReceiveCount: 3 },
    });
    this.failedWebhooks = this.createQueue("FailedWebhooks");
    this.webhooks = this.createQueue("Webhooks", {
      visibilityTimeout: Duration.seconds(WEBHOOK_TIMEOUT.toSeconds() * 6),
      // A receiver that fails is no failure of a message: it is tried again by a message of its own.
      deadLetterQueue: { queue: this.failedWebhooks, maxReceiveCount: 5 },
    });
  }

  private createKey(id: string, alias: string): Key {
    return new Key(this, id, { alias, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  /** An agency's own table is called after the common one, so that its role can name it by the session's tag. */
  private createTable(tableName: string | undefined): Table {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, "Table", {
      tableName,
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { name, partitionKey, sortKey } of Object.values(TABLE.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }

  private createFileLogs(): Bucket {
    return new Bucket(this, "FileLogs", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private createFiles(stage: Stage): Bucket {
    const console = stage.domain?.name ?? "*.cloudfront.net";
    return new Bucket(this, "Files", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: this.fileLogs,
      lifecycleRules: [
        {
          // Rosters, their error files and exports hold ID numbers or phones: they are read once, and gone a month later.
          // They lie under their agency's id; contracts, which are kept, under `kept/`.
          prefix: "agn_",
          expiration: Duration.days(30),
          noncurrentVersionExpiration: Duration.days(7),
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      cors: [
        {
          // Whoever holds a presigned address may use it; this only keeps other sites' pages from doing so.
          allowedOrigins: [`https://${console}`],
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedHeaders: ["content-type", "if-none-match"],
          maxAge: 3600,
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private createSecret(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        id === "Secret"
          ? "Rotating it would orphan every sealed ID number and identity hash; infra/README.md says how to move to another."
          : "CloudFront and the functions take it at deployment: a rotation is a deployment, see infra/README.md.",
    });
    return secret;
  }

  private createQueue(id: string, props: ConstructorParameters<typeof Queue>[2] = {}): Queue {
    return new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...props,
    });
  }
}
