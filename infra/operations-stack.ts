import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Operation } from "aws-cdk-lib/aws-dynamodb";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";
import { isChina, type Stage } from "./stage.ts";

const FIVE_MINUTES = Duration.minutes(5);

interface OperationsStackProps extends StackProps {
  stage: Stage;
  data: DataStack;
  api: HttpApi;
  functions: ApiStack["functions"];
  /** The agency whose own functions these are. */
  agencyId?: string;
}

interface AlarmOptions {
  metric: IMetric;
  threshold: number;
  /** Periods in a row. */
  periods?: number;
}

/** What operators invoke now and then. */
const RARE: ReadonlySet<string> = new Set(["provision", "dedicate", "migrations", "rebuild", "redrive"]);

/** Who is woken, by what: only what a user feels, or what is lost unless somebody acts. */
export class OperationsStack extends Stack {
  readonly #topic: Topic;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, { stage, data, api, functions, agencyId, ...props }: OperationsStackProps) {
    super(scope, id, props);
    this.#topic = new Topic(this, "Alarms", { displayName: `Shanhai ${stage.name}`, enforceSSL: true });
    if (stage.alarmEmail) this.#topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    new CfnOutput(this, "AlarmTopic", { value: this.#topic.topicArn, description: "Subscribe to hear of alarms" });

    const requests = api.metricCount({ period: FIVE_MINUTES });
    const faults = api.metricServerError({ period: FIVE_MINUTES });
    const faultRate = new MathExpression({
      // A single fault in a quiet night is no rate.
      expression: "IF(requests > 20, 100 * faults / requests, 0)",
      usingMetrics: { requests, faults },
      period: FIVE_MINUTES,
      label: "5xx, %",
    });
    const latency = api.metricLatency({ period: FIVE_MINUTES, statistic: Stats.p(99), label: "p99" });
    this.alarm("Faults", "More than 1 % of requests fail", { metric: faultRate, threshold: 1, periods: 2 });
    this.alarm("Slow", "One request in a hundred takes over 3 s", { metric: latency, threshold: 3000, periods: 3 });

    for (const [id, reader] of [
      ["FiguresBehind", functions.projections],
      ["SupplyBehind", functions.supply],
    ] as const) {
      if (!reader) continue;
      const metric = reader.function.metric("IteratorAge", { period: FIVE_MINUTES, statistic: Stats.MAXIMUM });
      this.alarm(id, "Figures are over five minutes old", { metric, threshold: 300_000, periods: 2 });
    }
    for (const [id, queue] of [
      ["FailedImports", data.failedImports],
      ["FailedExports", data.failedExports],
      ["FailedAllocations", data.failedAllocations],
      ["FailedWebhooks", data.failedWebhooks],
      ["FailedProjections", data.failedProjections],
    ] as const) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: Stats.MAXIMUM });
      this.alarm(id, "Work was given up; infra/README.md says how to run it again", { metric, threshold: 0 });
    }
    const nightly = functions.daily?.function.metricErrors({ period: FIVE_MINUTES, statistic: Stats.SUM });
    if (nightly)
      this.alarm(
        "DailyFailed",
        "One of the night's acts failed: an erasure, a relay, postings that end; the log says which",
        {
          metric: nightly,
          threshold: 0,
        },
      );
    const morning = functions.tellJobs?.function.metricErrors({ period: FIVE_MINUTES, statistic: Stats.SUM });
    if (morning)
      this.alarm("TellJobsFailed", "People could not be told of new jobs", { metric: morning, threshold: 0 });
    const counting = functions.countCosts?.function.metricErrors({ period: FIVE_MINUTES, statistic: Stats.SUM });
    if (counting) this.alarm("CountCostsFailed", "Usage was not counted", { metric: counting, threshold: 0 });
    const door = functions.authorizer?.function.metricErrors({ period: FIVE_MINUTES, statistic: Stats.SUM });
    if (door)
      this.alarm("AuthorizerFailed", "Nobody can sign in, or not everybody", {
        metric: door,
        threshold: 0,
        periods: 2,
      });
    if (functions.projections) {
      const overwritten = new MetricFilter(this, "AuditOverwritten", {
        logGroup: functions.projections.logs,
        // What functions/projections/stream.ts writes when an entry of the audit was changed or removed.
        filterPattern: FilterPattern.literal('"auditOverwritten"'),
        metricNamespace: `shanhai-${stage.name}`,
        metricName: "AuditOverwritten",
        metricValue: "1",
      });
      const metric = overwritten.metric({ period: FIVE_MINUTES, statistic: Stats.SUM });
      this.alarm("AuditOverwritten", "An entry of the audit was changed or removed", { metric, threshold: 0 });
    }
    for (const [id, queue, what] of [
      ["ImportsWait", data.imports, "An import"],
      ["ExportsWait", data.exports, "An export"],
      ["AllocationsWait", data.allocations, "An allocation"],
      ["WebhooksWait", data.webhooks, "A delivery"],
    ] as const) {
      const metric = queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: Stats.MAXIMUM });
      this.alarm(id, `${what} has waited for half an hour`, { metric, threshold: 1800 });
    }

    const throttledTable = data.table.metricThrottledRequestsForOperations({
      operations: [
        Operation.GET_ITEM,
        Operation.QUERY,
        Operation.PUT_ITEM,
        Operation.UPDATE_ITEM,
        Operation.TRANSACT_WRITE_ITEMS,
      ],
      period: FIVE_MINUTES,
    });
    this.alarm("TableThrottled", "The table refuses requests", { metric: throttledTable, threshold: 10, periods: 2 });
    // Over all functions: what is used up is the account's, and an expression could not name more than ten of them.
    const throttledFunctions = LambdaFunction.metricAllThrottles({ period: FIVE_MINUTES, statistic: Stats.SUM });
    this.alarm("FunctionsThrottled", "The account's concurrency is used up", {
      metric: throttledFunctions,
      threshold: 0,
      periods: 2,
    });

    new Dashboard(this, "Dashboard", {
      dashboardName: ["shanhai", stage.name, ...(agencyId ? [agencyId] : [])].join("-"),
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", alarms: this.#alarms, width: 24 })],
        [
          new GraphWidget({
            title: "Requests",
            left: [requests],
            right: [faults, api.metricClientError({ period: FIVE_MINUTES })],
            width: 12,
          }),
          new GraphWidget({
            title: "Latency, ms",
            left: [latency, api.metricLatency({ statistic: Stats.p(50), label: "p50" })],
            width: 12,
          }),
        ],
        [
          new GraphWidget({
            title: "Table, capacity units",
            left: [data.table.metricConsumedReadCapacityUnits(), data.table.metricConsumedWriteCapacityUnits()],
            width: 12,
          }),
          new GraphWidget({
            title: "Imports and exports waiting",
            left: [
              data.imports.metricApproximateNumberOfMessagesVisible(),
              data.exports.metricApproximateNumberOfMessagesVisible(),
            ],
            width: 12,
          }),
        ],
        [this.topTenants(functions), this.ownMetrics(stage)],
      ],
    });
    // AWS China sells no budgets through CloudFormation.
    if (!isChina(stage) && !agencyId) this.budget(stage);
  }

  /** Who takes most, of the functions' own lines. A query names 50 groups at most: those with a few lines a day are left out. */
  private topTenants(functions: ApiStack["functions"]): LogQueryWidget {
    return new LogQueryWidget({
      title: "Ten tenants that take most",
      logGroupNames: Object.entries(functions).flatMap(([name, { logs }]) =>
        RARE.has(name) ? [] : [logs.logGroupName],
      ),
      view: LogQueryVisualizationType.TABLE,
      queryLines: [
        "filter ispresent(tenant) and ispresent(gbMs)",
        "stats sum(requests) as answered, sum(gbMs) / 1000 as gbSeconds, sum(readUnits) as reads, sum(writeUnits) as writes by tenant",
        "sort reads + 5 * writes desc",
        "limit 10",
      ],
      width: 12,
    });
  }

  /** What the lines' metrics say: beside the table's own count, how much of it was no invocation's. */
  private ownMetrics(stage: Stage): GraphWidget {
    const dimensionsMap = { service: `shanhai-${stage.name}` };
    const metric = (metricName: string) =>
      new Metric({ namespace: "Shanhai", metricName, dimensionsMap, period: FIVE_MINUTES, statistic: Stats.SUM });
    return new GraphWidget({
      title: "What functions say: units, faults",
      left: [metric("readUnits"), metric("writeUnits")],
      right: [metric("faults")],
      width: 12,
    });
  }

  private alarm(id: string, alarmDescription: string, { metric, threshold, periods = 1 }: AlarmOptions): void {
    const alarm = new Alarm(this, `${id}Alarm`, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    this.#alarms.push(alarm);
  }

  private budget(stage: Stage): void {
    this.#topic.grantPublish(new ServicePrincipal("budgets.amazonaws.com"));
    const subscribers = [{ subscriptionType: "SNS", address: this.#topic.topicArn }];
    const at = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: "GREATER_THAN", threshold, thresholdType: "PERCENTAGE" },
      subscribers,
    });
    new CfnBudget(this, "Budget", {
      budget: {
        budgetName: `shanhai-${stage.name}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: stage.budget, unit: "USD" },
      },
      notificationsWithSubscribers: [at("ACTUAL", 80), at("FORECASTED", 100)],
    });
  }
}
