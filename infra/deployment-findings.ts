import { Stack, Validations } from "aws-cdk-lib";
import type { BucketDeployment } from "aws-cdk-lib/aws-s3-deployment";

/** Findings in the function that CDK itself brings along to copy files into a bucket. */
export function acknowledgeDeployment(stack: Stack, deployment: BucketDeployment): void {
  const singleton = stack.node.children.find(({ node }) => node.id.startsWith("Custom::CDKBucketDeployment"));
  for (const construct of [deployment, ...(singleton ? [singleton] : [])]) {
    Validations.of(construct).acknowledge(
      { id: "AwsSolutions-L1", reason: "CDK's own function; its runtime comes with the pinned CDK." },
    );
  }
}
