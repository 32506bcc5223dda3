import type { Context } from "@shanhai/contract/api";
import type { VisitorContext } from "@shanhai/contract/visitor-routes";
import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Entry } from "../functions/bundle.ts";
import { ContextFunction } from "./context-function.ts";
import {
  ALLOCATION_TIMEOUT,
  type DataStack,
  type Dedicated,
  EXPORT_TIMEOUT,
  IMPORT_TIMEOUT,
  WEBHOOK_TIMEOUT,
} from "./data-stack.ts";
import { everyDay } from "./every-day.ts";
import { feed } from "./feed.ts";
import { SCOPES } from "./function-scopes.ts";
import type { Issuer } from "./identity-stack.ts";
import type { Stage } from "./stage.ts";
import { SCOPE_KINDS, ScopeRole } from "./tenant-role.ts";
import { type TextMessages, textMessages } from "./text-messages.ts";

interface ApiStackProps extends StackProps {
  stage: Stage;
  data: DataStack;
  issuer: Issuer;
  /** Where browsers find everything. */
  origin: string;
  /** Set where these are one agency's own functions: they answer its people, follow its table and act for no other agency. */
  dedicated?: Dedicated;
}

type Environment = Record<string, string>;
type Create = (
  name: string,
  entry: Entry,
  description: string,
  environment: Environment,
  more?: object,
) => ContextFunction;

interface EverybodyProps {
  stored: Environment;
  withFiles: Environment;
  origin: string;
  originSecret: string;
  messages: TextMessages;
}

interface OperatorsProps {
  stored: Environment;
  withFiles: Environment;
  projections: ContextFunction;
  supply: ContextFunction;
  messages: TextMessages;
}

/** Functions that answer requests: of the contract's contexts, who asks; and, but for one agency's own, those for everybody. */
export interface Answering {
  http: Record<Context, ContextFunction>;
  everybody?: { visitors: Record<VisitorContext, ContextFunction>; public: ContextFunction } | undefined;
  authorizer: ContextFunction;
}

/** The functions, and what each may reach. What leads to them is a stack of its own: CloudFormation takes 500 resources in one. */
export class ApiStack extends Stack {
  readonly functions: Record<string, ContextFunction>;
  readonly answering: Answering;

  constructor(scope: Construct, id: string, { stage, data, issuer, origin, dedicated, ...props }: ApiStackProps) {
    super(scope, id, props);
    // In clear text among the functions' settings, as the README explains.
    const secret = data.secret.secretValue.unsafeUnwrap();
    const originSecret = data.originSecret.secretValue.unsafeUnwrap();
    const common = dedicated?.common ?? data;
    const stored = {
      SHANHAI_TABLE: common.table.tableName,
      SHANHAI_SECRET: secret,
      ...(stage.dedicated.length > 0 ? { SHANHAI_DEDICATED: stage.dedicated.join(",") } : {}),
    };
    const signedIn = {
      SHANHAI_ISSUER: issuer.url,
      SHANHAI_AUDIENCE: issuer.audience,
      SHANHAI_CLIENT_ID: issuer.clientId,
      SHANHAI_JWKS: issuer.jwksUri,
    };
    const withFiles = { ...stored, SHANHAI_BUCKET: data.files.bucketName };
    const sealing = { SHANHAI_SEAL_KEY: data.sealKey.keyArn };
    const create: Create = (name, entry, description, environment, more = {}) =>
      new ContextFunction(this, name, { stage, entry, description, environment, ...more });

    const http = {
      member: create("Member", "member/http.ts", "Who I am; invitations", { ...stored, ...signedIn }),
      park: create("Park", "park/http.ts", "The park's overview, agencies, onboarding and orders", withFiles),
      quality: create("Quality", "quality/http.ts", "Scorecards, programmes, results, complaints", withFiles),
      event: create("Event", "event/http.ts", "Events, registrations, what came of them", stored),
      figures: create("Figures", "figures/http.ts", "Filings, and the park's figures", stored),
      engagement: create("Engagement", "engagement/http.ts", "Engagements, visits, the park's surveys", stored),
      matching: create("Matching", "matching/http.ts", "Who suits a position, and which suits a person", stored),
      lead: create("Lead", "lead/http.ts", "Leads of parks and agencies, what agencies offer", stored),
      board: create("Board", "board/http.ts", "The board of jobs: policy cards, links, where people came from", {
        ...stored,
        SHANHAI_ORIGIN: origin,
      }),
      partner: create("Partner", "partner/http.ts", "Partners, agreements and what they open", stored),
      forecast: create("Forecast", "forecast/http.ts", "Demand to come, by chain, occupation and place", stored),
      plan: create("Plan", "plan/http.ts", "Which offerings fit a client or a need", stored),
      talent: create("Talent", "talent/http.ts", "The talent map by chain, occupation and place", stored),
      place: create("Place", "place/http.ts", "Supply and demand of two places", stored),
      ally: create("Ally", "ally/http.ts", "Prospects, and what passes about them between allies", stored),
      relay: create("Relay", "relay/http.ts", "What stations pass on, and people's intentions", {
        ...stored,
        SHANHAI_ORIGIN: origin,
      }),
      roster: create("Roster", "roster/http.ts", "Rosters of schools, whom they recommend", { ...stored, ...sealing }),
      // Reading a school's list takes what reading any file takes: see imports.
      rosterFile: create(
        "RosterFile",
        "roster/file-http.ts",
        "Files that become rosters",
        { ...stored, ...sealing },
        { memorySize: 1769 },
      ),
      cohort: create("Cohort", "cohort/http.ts", "Cohorts that schools train to orders", stored),
      posting: create("Posting", "posting/http.ts", "Postings of positions, the park's board", stored),
      agency: create("Agency", "agency/http.ts", "Enterprises, orders, pipeline, placements", withFiles),
      rating: create("Rating", "rating/http.ts", "Batches of interviews: questions, ratings, agreement", withFiles),
      // A model takes longer than anything else here, and nobody waits for it who does not ask.
      assistant: create(
        "Assistant",
        "assistant/http.ts",
        "Drafts of scores by a model, where one is named",
        { ...stored, ...(stage.assistantModel ? { SHANHAI_ASSISTANT_MODEL: stage.assistantModel } : {}) },
        { timeout: Duration.seconds(29) },
      ),
      settlement: create("Settlement", "settlement/http.ts", "Statements and their files", withFiles),
      people: create("People", "people/http.ts", "Candidates", { ...stored, ...sealing }),
      // Reading a file's head takes what reading the file takes: it is unpacked to see that it may be.
      imports: create("Imports", "imports/http.ts", "Imports of files", withFiles, { memorySize: 1769 }),
      allocation: create("Allocation", "allocation/http.ts", "Who goes where over all open positions", stored),
      exports: create("Exports", "exports/http.ts", "Exports of lists", withFiles),
      webhook: create("Webhook", "webhook/http.ts", "Webhooks and what was sent to them", { ...stored, ...sealing }),
    } satisfies Record<Context, ContextFunction>;
    this.allowDrafting(http.assistant, stage);
    const authorizer = create(
      "Authorizer",
      "authorizer/authorize.ts",
      "Who calls, and for which organisation",
      { ...stored, ...signedIn, SHANHAI_ORIGIN_VERIFY: originSecret },
      { timeout: Duration.seconds(8) },
    );
    const projections = create(
      "Projections",
      "projections/stream.ts",
      "Figures and work that follow from changes",
      // A tenant's data key is made with the tenant.
      {
        ...stored,
        ...sealing,
        SHANHAI_IMPORT_QUEUE: data.imports.queueUrl,
        SHANHAI_EXPORT_QUEUE: data.exports.queueUrl,
        SHANHAI_ALLOCATION_QUEUE: data.allocations.queueUrl,
      },
      { timeout: Duration.minutes(1) },
    );
    const queued = { SHANHAI_WEBHOOK_QUEUE: data.webhooks.queueUrl };
    const supply = create(
      "Supply",
      "projections/supply-stream.ts",
      "People and arrivals by place; what webhooks are told",
      { ...stored, ...queued },
      { timeout: Duration.minutes(1) },
    );
    const importWorker = create(
      "ImportWorker",
      "imports/worker.ts",
      "Rows of files into records",
      { ...withFiles, ...sealing },
      {
        timeout: IMPORT_TIMEOUT,
        memorySize: 1769,
      },
    );
    const exportWorker = create("ExportWorker", "exports/worker.ts", "Lists into files", withFiles, {
      timeout: EXPORT_TIMEOUT,
      memorySize: 1769,
    });
    const allocationWorker = create(
      "AllocationWorker",
      "allocation/worker.ts",
      "People over all open positions",
      stored,
      { timeout: ALLOCATION_TIMEOUT, memorySize: 1769 },
    );
    const webhookWorker = create(
      "WebhookWorker",
      "webhook/worker.ts",
      "Deliveries to agencies' own systems",
      { ...stored, ...sealing, ...queued },
      { timeout: WEBHOOK_TIMEOUT },
    );
    const redrive = create(
      "Redrive",
      "projections/redrive.ts",
      "Projects again what no attempt could; an operator invokes it",
      { SHANHAI_FAILED_PROJECTIONS: data.failedProjections.queueUrl },
      { timeout: Duration.minutes(15) },
    );
    data.table.grantStreamRead(redrive.role);
    for (const [actions, resources] of [
      [["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"], [data.failedProjections.queueArn]],
      [["lambda:InvokeFunction"], [projections.function.functionArn, supply.function.functionArn]],
    ] as const)
      redrive.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));

    const messages = textMessages(this, stage);
    const everybody = dedicated
      ? undefined
      : this.forEverybody(create, { stored, withFiles, origin, originSecret, messages });
    const operated = dedicated
      ? undefined
      : this.forOperators(create, { stored, withFiles, projections, supply, messages });
    const workers = { importWorker, exportWorker, allocationWorker, webhookWorker };
    const holders: Partial<Record<keyof typeof SCOPES, ContextFunction>> = {
      ...{ ...http, ...everybody?.visitors, authorizer, projections, supply, ...workers, ...operated },
    };
    this.functions = { ...holders, ...(everybody ? { public: everybody.public } : {}), redrive };
    this.answering = { http, everybody, authorizer };
    for (const kind of SCOPE_KINDS) {
      const names = Object.keys(SCOPES) as (keyof typeof SCOPES)[];
      const assumedBy = names
        .filter((name) => SCOPES[name].some((held) => held === kind))
        .flatMap((name) => holders[name] ?? []);
      // Of one agency's own functions none goes through the table or erases.
      if (assumedBy.length === 0) continue;
      const { key, sealKey, files } = data;
      const { table } = common;
      new ScopeRole(this, `${kind[0]?.toUpperCase()}${kind.slice(1)}Scope`, {
        ...{ kind, only: dedicated?.agencyId, dedicated: stage.dedicated, assumedBy, table, key, sealKey, files },
      });
    }
    if (operated) this.schedule(operated);

    feed(data, { ...workers, projections, supply }, dedicated !== undefined);

    new CfnOutput(this, "RedriveFunction", {
      value: redrive.function.functionName,
      description: "aws lambda invoke with {dryRun: true}, then with {}, once what made projections fail is mended",
    });
  }

  /** For whom has no account, and for whom asks what the API is. */
  private forEverybody(create: Create, { stored, withFiles, origin, originSecret, messages }: EverybodyProps) {
    const visited = { ...stored, SHANHAI_ORIGIN_VERIFY: originSecret };
    const papers = { ...withFiles, ...visited, SHANHAI_ORIGIN: origin };
    const visitors = {
      visitor: create("Visitor", "visitor/http.ts", "Doors of interviews, surveys, boards, by signed links", visited),
      applicant: create("Applicant", "visitor/applicant-http.ts", "Applications of agencies, by signed links", papers),
      guest: create("Guest", "visitor/guest-http.ts", "Events: registering, the door, by signed links", visited),
      seeker: create("Seeker", "visitor/seeker-http.ts", "A park's jobs, applying, by signed links", {
        ...visited,
        SHANHAI_ORIGIN: origin,
        ...messages.exist,
      }),
      progress: create(
        "Progress",
        "visitor/progress-http.ts",
        "What became of an application, and a copy of all that is kept",
        {
          ...visited,
          SHANHAI_ORIGIN: origin,
          ...messages.exist,
        },
      ),
      own: create("Own", "visitor/own-http.ts", "Proving a phone; what is somebody's own then", {
        ...visited,
        ...messages.sending,
      }),
      client: create("Client", "visitor/client-http.ts", "Contacts of client enterprises, by signed links", visited),
    } satisfies Record<VisitorContext, ContextFunction>;
    return { visitors, public: create("Public", "public/http.ts", "The API's description, its health", {}) };
  }

  /** What the clock wakes and what operators invoke. */
  private forOperators(create: Create, { stored, withFiles, projections, supply, messages }: OperatorsProps) {
    const provision = create("Provision", "park/provision.ts", "Opens a park; an operator invokes it", stored, {
      timeout: Duration.seconds(30),
    });

    const daily = create(
      "Daily",
      "clock/daily.ts",
      "What a day brings: postings end, agencies that left are erased",
      withFiles,
      {
        timeout: Duration.minutes(15),
      },
    );

    const tellJobs = create(
      "TellJobs",
      "clock/tell-jobs.ts",
      "Tells people of new jobs by text message",
      { ...stored, ...messages.sending },
      { timeout: Duration.minutes(15) },
    );

    const rebuild = create(
      "Rebuild",
      "figures/rebuild.ts",
      "Makes a park's figures anew; an operator invokes it",
      stored,
      {
        timeout: Duration.minutes(15),
        memorySize: 1769,
      },
    );

    const migrations = create(
      "Migrations",
      "migrations/run.ts",
      "Changes older data into what the code expects; an operator invokes it",
      {
        ...stored,
        SHANHAI_PROJECTIONS: projections.function.functionName,
        SHANHAI_SUPPLY: supply.function.functionName,
      },
      { timeout: Duration.minutes(15), memorySize: 1769 },
    );
    migrations.role.addToPolicy(
      new PolicyStatement({
        actions: ["lambda:InvokeFunction"],
        resources: [projections.function.functionArn, supply.function.functionArn],
      }),
    );

    const countCosts = create(
      "CountCosts",
      "clock/count-costs.ts",
      "What each organisation took of the platform, from the functions' log",
      { ...stored, SHANHAI_LOGS_ENDPOINT: `https://logs.${this.region}.${this.urlSuffix}/` },
      { timeout: Duration.minutes(15) },
    );

    const dedicate = create(
      "Dedicate",
      "park/dedicate.ts",
      "Moves an agency into a table of its own; an operator invokes it",
      stored,
      { timeout: Duration.minutes(15), memorySize: 1769 },
    );

    new CfnOutput(this, "ProvisionFunction", {
      value: provision.function.functionName,
      description: "aws lambda invoke with {name, division, administratorEmail} opens a park",
    });
    new CfnOutput(this, "RebuildFunction", {
      value: rebuild.function.functionName,
      description: "aws lambda invoke with {parkId} makes a park's figures anew, while Projections rests",
    });
    new CfnOutput(this, "MigrationsFunction", {
      value: migrations.function.functionName,
      description: "aws lambda invoke with {dryRun: true}, then with {}, until it answers done without a migration",
    });
    new CfnOutput(this, "DedicateFunction", {
      value: dedicate.function.functionName,
      description: "aws lambda invoke with {agencyId, step} moves a suspended agency into its own table",
    });
    return { provision, rebuild, daily, tellJobs, countCosts, migrations, dedicate };
  }

  private schedule({ countCosts, daily, tellJobs }: ReturnType<ApiStack["forOperators"]>): void {
    this.allowCounting(countCosts);
    // When the day's last lines have long arrived.
    everyDay(this, "EveryNight", countCosts, "0 3", "What each organisation took of the platform");
    everyDay(this, "EveryDay", daily, "30 0", "What a day brings, when it is young");
    // By day: nobody wants to be woken by a job, and networks deliver such messages from eight to ten only.
    everyDay(this, "EveryMorning", tellJobs, "0 10", "Who is told of new jobs");
  }

  /** The function that asks for drafts may invoke the one model that is named, and without one none. */
  private allowDrafting({ role }: ContextFunction, { assistantModel: model }: Stage): void {
    if (!model) return;
    const arn = model.startsWith("arn:")
      ? model
      : this.formatArn({ service: "bedrock", account: "", resource: "foundation-model", resourceName: model });
    role.addToPolicy(new PolicyStatement({ actions: ["bedrock:InvokeModel"], resources: [arn] }));
  }

  /** The function that counts may ask Logs Insights over the functions' logs, all of which name no people. */
  private allowCounting({ function: lambda, role }: ContextFunction): void {
    const groups = Object.values(this.functions).map(({ logs }) => logs);
    lambda.addEnvironment("SHANHAI_LOG_GROUPS", groups.map(({ logGroupName }) => logGroupName).join(","));
    const resources = groups.map(({ logGroupArn }) => logGroupArn);
    role.addToPolicy(new PolicyStatement({ actions: ["logs:StartQuery"], resources }));
    role.addToPolicy(new PolicyStatement({ actions: ["logs:GetQueryResults"], resources: ["*"] }));
  }
}
