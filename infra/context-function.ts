import { dirname, join } from "node:path";
import { AssetHashType, DockerImage, Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { bundleSync, type Entry, pathOf } from "../functions/bundle.ts";
import type { Stage } from "./stage.ts";

/** The entry as one file, by the recipe that the laptop and the bench use too. Docker is never asked. */
function codeOf(entry: Entry): Code {
  return Code.fromAsset(dirname(pathOf(entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry("unused"),
      // CDK keeps what it bundled by folder and these settings: two entries of one folder must differ in them.
      command: [entry],
      local: {
        tryBundle(outputDir) {
          bundleSync(pathOf(entry), join(outputDir, "index.js"));
          return true;
        },
      },
    },
  });
}

export interface ContextFunctionProps {
  stage: Stage;
  entry: Entry;
  description: string;
  environment?: Record<string, string>;
  timeout?: Duration;
  /** Processor time grows with memory; a whole core is 1,769 MB. */
  memorySize?: number;
}

/** Every Lambda function here: what differs between them is what they may reach. */
export class ContextFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: ContextFunctionProps) {
    super(scope, id);
    const { stage, entry, description, environment, timeout = Duration.seconds(28), memorySize = 1024 } = props;
    this.logs = new LogGroup(this, "Logs", {
      retention: stage.name === "prod" ? RetentionDays.SIX_MONTHS : RetentionDays.TWO_WEEKS,
      removalPolicy: stage.name === "prod" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Not AWS's basic execution role: that one may write to every log group of the account.
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.logs.grantWrite(this.role);
    this.function = new LambdaFunction(this, "Function", {
      description,
      code: codeOf(entry),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup: this.logs,
      tracing: Tracing.ACTIVE,
      timeout,
      memorySize,
      environment: { ...environment, POWERTOOLS_SERVICE_NAME: `shanhai-${stage.name}` },
    });
    Validations.of(this.role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "PutTraceSegments, PutTelemetryRecords and, for the stream's reader, ListStreams, or GetQueryResults where logs are counted, know no resources.",
    });
  }
}
