import * as agency from "@shanhai/functions/agency/http";
import * as allocation from "@shanhai/functions/allocation/http";
import * as allocationWorker from "@shanhai/functions/allocation/worker";
import * as ally from "@shanhai/functions/ally/http";
import * as assistant from "@shanhai/functions/assistant/http";
import type { AssistantPlatform } from "@shanhai/functions/assistant-platform";
import * as authorizer from "@shanhai/functions/authorizer/authorize";
import * as board from "@shanhai/functions/board/http";
import * as countCosts from "@shanhai/functions/clock/count-costs";
import * as daily from "@shanhai/functions/clock/daily";
import * as tellJobs from "@shanhai/functions/clock/tell-jobs";
import * as cohort from "@shanhai/functions/cohort/http";
import * as engagement from "@shanhai/functions/engagement/http";
import * as event from "@shanhai/functions/event/http";
import * as exports from "@shanhai/functions/exports/http";
import * as exportWorker from "@shanhai/functions/exports/worker";
import * as figures from "@shanhai/functions/figures/http";
import * as rebuild from "@shanhai/functions/figures/rebuild";
import * as forecast from "@shanhai/functions/forecast/http";
import * as imports from "@shanhai/functions/imports/http";
import * as importWorker from "@shanhai/functions/imports/worker";
import * as lead from "@shanhai/functions/lead/http";
import * as matching from "@shanhai/functions/matching/http";
import * as member from "@shanhai/functions/member/http";
import * as migrations from "@shanhai/functions/migrations/run";
import * as dedicate from "@shanhai/functions/park/dedicate";
import * as park from "@shanhai/functions/park/http";
import * as provision from "@shanhai/functions/park/provision";
import * as partner from "@shanhai/functions/partner/http";
import * as people from "@shanhai/functions/people/http";
import * as place from "@shanhai/functions/place/http";
import * as plan from "@shanhai/functions/plan/http";
import * as posting from "@shanhai/functions/posting/http";
import * as projections from "@shanhai/functions/projections/stream";
import * as supply from "@shanhai/functions/projections/supply-stream";
import * as open from "@shanhai/functions/public/http";
import * as quality from "@shanhai/functions/quality/http";
import * as rating from "@shanhai/functions/rating/http";
import * as relay from "@shanhai/functions/relay/http";
import * as rosterFile from "@shanhai/functions/roster/file-http";
import * as roster from "@shanhai/functions/roster/http";
import * as settlement from "@shanhai/functions/settlement/http";
import * as talent from "@shanhai/functions/talent/http";
import type { UsageLog } from "@shanhai/functions/usage-log";
import * as applicant from "@shanhai/functions/visitor/applicant-http";
import * as client from "@shanhai/functions/visitor/client-http";
import * as guest from "@shanhai/functions/visitor/guest-http";
import * as visitor from "@shanhai/functions/visitor/http";
import * as own from "@shanhai/functions/visitor/own-http";
import * as progress from "@shanhai/functions/visitor/progress-http";
import * as seeker from "@shanhai/functions/visitor/seeker-http";
import * as webhook from "@shanhai/functions/webhook/http";
import * as webhookWorker from "@shanhai/functions/webhook/worker";
import type { WebhookPlatform } from "@shanhai/functions/webhook-platform";
import type { GatewayFunctions } from "./gateway.ts";
import type { StreamFunction } from "./pump.ts";
import type { QueueFunction } from "./queue.ts";

export type Provision = ReturnType<typeof provision.create>;

/** Every Lambda function, as the laptop runs them. */
export interface Functions extends GatewayFunctions {
  project: StreamFunction;
  importFile: QueueFunction;
  allocate: QueueFunction;
  exportList: QueueFunction;
  deliver: QueueFunction;
  provision: Provision;
  /** What EventBridge Scheduler invokes once a day. */
  daily: ReturnType<typeof daily.create>;
  /** The same, by day: who wants to be told of new jobs. */
  tellJobs: ReturnType<typeof tellJobs.create>;
  /** Every night: what each organisation took of the platform. */
  countCosts: ReturnType<typeof countCosts.create>;
  rebuild: ReturnType<typeof rebuild.create>;
  /** Moves an agency into a table of its own. */
  dedicate: ReturnType<typeof dedicate.create>;
  migrate: ReturnType<typeof migrations.create>;
}

/** Two readers of the stream, one behind the other: each may be told again what it knows. */
const both =
  (first: StreamFunction, second: StreamFunction): StreamFunction =>
  async (event, context) => {
    const told = await first(event, context);
    const [failure] = told?.batchItemFailures ?? [];
    if (!failure) return second(event, context);
    // What stands before the failure is not offered again: the second has to take it now.
    const taken = event.Records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failure.itemIdentifier);
    if (taken < 1) return told;
    const also = await second({ Records: event.Records.slice(0, taken) }, context);
    return also && also.batchItemFailures.length > 0 ? also : told;
  };

/** The functions that CDK deploys, made on one platform and run in this process. */
export function createFunctions(platform: WebhookPlatform & AssistantPlatform & { usageLog: UsageLog }): Functions {
  const consumers = [projections.create(platform), supply.create(platform)] as const;
  return {
    authorize: authorizer.create(platform),
    http: {
      agency: agency.create(platform),
      cohort: cohort.create(platform),
      engagement: engagement.create(platform),
      event: event.create(platform),
      exports: exports.create(platform),
      allocation: allocation.create(platform),
      figures: figures.create(platform),
      imports: imports.create(platform),
      lead: lead.create(platform),
      board: board.create(platform),
      matching: matching.create(platform),
      member: member.create(platform),
      park: park.create(platform),
      partner: partner.create(platform),
      people: people.create(platform),
      forecast: forecast.create(platform),
      plan: plan.create(platform),
      place: place.create(platform),
      talent: talent.create(platform),
      ally: ally.create(platform),
      posting: posting.create(platform),
      public: open.create(),
      quality: quality.create(platform),
      relay: relay.create(platform),
      roster: roster.create(platform),
      rosterFile: rosterFile.create(platform),
      rating: rating.create(platform),
      assistant: assistant.create(platform),
      settlement: settlement.create(platform),
      webhook: webhook.create(platform),
      visitor: visitor.create(platform),
      applicant: applicant.create(platform),
      guest: guest.create(platform),
      seeker: seeker.create(platform),
      progress: progress.create(platform),
      own: own.create(platform),
      client: client.create(platform),
    },
    project: both(...consumers),
    importFile: importWorker.create(platform),
    exportList: exportWorker.create(platform),
    allocate: allocationWorker.create(platform),
    deliver: webhookWorker.create(platform),
    provision: provision.create(platform),
    daily: daily.create(platform),
    tellJobs: tellJobs.create(platform),
    countCosts: countCosts.create(platform, platform.usageLog),
    rebuild: rebuild.create(platform),
    dedicate: dedicate.create(platform),
    migrate: migrations.create(platform, consumers),
  };
}
