import { type Stack, Token, Validations } from "aws-cdk-lib";

const READS = "It reads this deployment's own files from CDK's asset bucket.";
const WRITES = "It replaces files of the site, whatever their names.";

const COPIER = "Custom::CDKBucketDeployment";

/**
 * Findings in the function that CDK itself brings along to copy files into a bucket. `site` is the bucket's ARN as
 * cdk-nag writes it.
 */
export function acknowledgeDeployment(stack: Stack, site: string): void {
  const copier = stack.node.children.find(({ node }) => node.id.startsWith(COPIER));
  if (!copier) throw new Error(`CDK no longer names its copying function ${COPIER}`);
  const account = Token.isUnresolved(stack.account) ? "<AWS::AccountId>" : stack.account;
  const partition = stack.region.startsWith("cn-") ? "aws-cn" : "aws";
  const findings = {
    "AwsSolutions-L1": "CDK's own function; its runtime comes with the pinned CDK.",
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]":
      "CDK's own function has AWS's basic role; it runs at deployments only.",
    "AwsSolutions-IAM5[Action::s3:GetBucket*]": READS,
    "AwsSolutions-IAM5[Action::s3:GetObject*]": READS,
    "AwsSolutions-IAM5[Action::s3:List*]": READS,
    [`AwsSolutions-IAM5[Resource::arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${stack.region}/*]`]: READS,
    "AwsSolutions-IAM5[Action::s3:Abort*]": WRITES,
    "AwsSolutions-IAM5[Action::s3:DeleteObject*]": WRITES,
    [`AwsSolutions-IAM5[Resource::${site}/*]`]: WRITES,
  };
  for (const [id, reason] of Object.entries(findings)) Validations.of(copier).acknowledge({ id, reason });
}
