import { Stack, type StackProps } from "aws-cdk-lib";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

/** A park's whole office may sit behind one address. */
const REQUESTS_PER_ADDRESS = 10_000;

type Rule = CfnWebACL.RuleProperty;

function managed(
  priority: number,
  name: string,
  ruleActionOverrides: CfnWebACL.RuleActionOverrideProperty[] = [],
): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ruleActionOverrides } },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
  };
}

/** CloudFront's firewall. CloudFront takes one from us-east-1 only, so it is a stack of its own. */
export class EdgeStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const rules: Rule[] = [
      {
        name: "RateLimit",
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: {
          rateBasedStatement: { limit: REQUESTS_PER_ADDRESS, aggregateKeyType: "IP", evaluationWindowSec: 300 },
        },
        visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "RateLimit", sampledRequestsEnabled: false },
      },
      managed(1, "AWSManagedRulesAmazonIpReputationList"),
      managed(2, "AWSManagedRulesKnownBadInputsRuleSet"),
      // A thousand ids are more than the 8 KB that this rule allows; the API has its own limit of 1 MB.
      managed(3, "AWSManagedRulesCommonRuleSet", [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }]),
    ];
    const acl = new CfnWebACL(this, "WebAcl", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rules,
      // Sampled requests would keep tokens and people's data in the console.
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "WebAcl", sampledRequestsEnabled: false },
    });
    this.webAclArn = acl.attrArn;
  }
}
