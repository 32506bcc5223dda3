import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import type { ContextFunction } from "./context-function.ts";

/** At this time of the day (minute and hour) where the parks are; tried again for six hours. A role of its own, that invokes this and no version. */
export function everyDay(
  scope: Construct,
  id: string,
  { function: lambda }: ContextFunction,
  time: string,
  description: string,
): void {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
  role.addToPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [lambda.functionArn] }));
  const schedule = new CfnSchedule(scope, id, {
    description,
    scheduleExpression: `cron(${time} * * ? *)`,
    scheduleExpressionTimezone: "Asia/Shanghai",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: lambda.functionArn,
      roleArn: role.roleArn,
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 6 * 60 * 60 },
    },
  });
  schedule.node.addDependency(role);
}
