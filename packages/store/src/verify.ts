import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Application } from "@shanhai/contract/application";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import { STAGES } from "@shanhai/contract/stage";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { countDecided } from "@shanhai/domain/enterprise-decision";
import { weightedScore } from "@shanhai/domain/evaluation";
import { readOrder } from "@shanhai/domain/order";
import { isFromOutside, type ParkOrderRecord, type ParkRecord, sumFigures } from "@shanhai/domain/park";
import type { LineRecord, StatementRecord } from "@shanhai/domain/statement";
import type { StoredOrder } from "./order.ts";
import { TABLE } from "./schema.ts";
import { AllyRecount } from "./verify-allies.ts";
import { BatchRecount } from "./verify-batches.ts";
import { CohortRecount } from "./verify-cohorts.ts";
import { ConversationRecount } from "./verify-conversations.ts";
import { EngagementRecount } from "./verify-engagements.ts";
import { EventRecount } from "./verify-events.ts";
import { FigureRecount } from "./verify-figures.ts";
import { FunnelRecount } from "./verify-funnel.ts";
import { InterviewRecount } from "./verify-interviews.ts";
import { JobSourceRecount } from "./verify-job-sources.ts";
import { LeadRecount } from "./verify-leads.ts";
import { MatchingRecount } from "./verify-matching.ts";
import { PartnerRecount } from "./verify-partners.ts";
import { PersonRecount } from "./verify-people.ts";
import { PlacementRecount } from "./verify-placements.ts";
import { PostingRecount } from "./verify-postings.ts";
import { QualityRecount } from "./verify-quality.ts";
import { RelayRecount } from "./verify-relays.ts";
import { ServiceFactsRecount } from "./verify-service-facts.ts";
import { checkStatements, type Settled } from "./verify-statements.ts";
import { SupplyRecount } from "./verify-supply.ts";
import { TalentRecount } from "./verify-talent.ts";
import { TitleRecount } from "./verify-titles.ts";

/** What a recount found: how many of each noun were checked, and every counter that is not what its rows say. */
export interface Verification {
  checked: Record<string, number>;
  findings: string[];
}

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Rows of the table by noun, reduced to what is recounted: never the whole table in memory. */
class Recount {
  readonly positions: (Position & { owner: string })[] = [];
  readonly orders: (StoredOrder & { owner: string })[] = [];
  readonly parks: ParkRecord[] = [];
  readonly agencies: (AgencyRecord & { parkId: string })[] = [];
  readonly facts: (ParkOrderRecord & { parkId: string })[] = [];
  readonly evaluations: (Evaluation & { parkId: string })[] = [];
  readonly settlement: Settled = { statements: [], lines: new Map(), placements: new Map() };
  /** Applications by owner and position, by stage. */
  readonly stages = new Map<string, Map<string, number>>();
  /** Of whom the enterprise has said yes or no while it is asked, by owner and position. */
  readonly decided = new Map<string, number>();
  /** Where enterprises find their orders, as the orders want it and as it is. */
  readonly orderPointers = { wanted: new Set<string>(), kept: new Set<string>() };
  readonly placements = new PlacementRecount();
  readonly interviews = new InterviewRecount();
  readonly batches = new BatchRecount();
  readonly events = new EventRecount();
  readonly figures = new FigureRecount();
  readonly service = new ServiceFactsRecount();
  readonly quality = new QualityRecount(this.service);
  readonly engagements = new EngagementRecount();
  readonly leads = new LeadRecount();
  readonly matching = new MatchingRecount();
  readonly partners = new PartnerRecount();
  readonly cohorts = new CohortRecount();
  readonly allies = new AllyRecount();
  readonly relays = new RelayRecount();
  readonly postings = new PostingRecount();
  readonly supply = new SupplyRecount();
  readonly talent = new TalentRecount();
  readonly sources = new JobSourceRecount();
  readonly conversations = new ConversationRecount();
  readonly funnel = new FunnelRecount();
  readonly people = new PersonRecount();
  readonly titles = new TitleRecount();
  applications = 0;
  readonly findings: string[] = [];

  stagesOf(position: string): Map<string, number> {
    const known = this.stages.get(position) ?? new Map<string, number>();
    this.stages.set(position, known);
    return known;
  }

  add(item: Item): void {
    const [kind = "", owner = "", noun = ""] = item.pk.split("#");
    for (const { partitionKey } of Object.values(TABLE.indexes)) {
      const listed = item[partitionKey];
      if (typeof listed === "string" && !listed.startsWith(`${kind}#${owner}#`))
        this.findings.push(`${item.pk} ${item.sk}: listed under another owner`);
    }
    const record = item as unknown;
    if (this.matching.add(kind, owner, noun, item)) return;
    if (this.cohorts.add(kind, noun, item)) return;
    if (this.allies.add(kind, owner, noun, item)) return;
    if (this.supply.add(kind, owner, noun, item) || this.talent.add(kind, owner, noun, item)) return;
    if (kind === "T" && (this.people.add(owner, noun, item) || this.titles.add(owner, noun, item))) return;
    if (kind === "T" && this.sources.add(owner, noun, item)) return;
    if (kind === "T" && this.conversations.add(owner, noun, item)) return;
    if (this.funnel.add(kind, owner, noun, item)) return;
    if (this.postings.add(kind, owner, noun, item)) return;
    if (this.service.add(`${kind}#${noun}`, owner, item)) return;
    if (this.quality.add(`${kind}#${noun}`, owner, item)) return;
    if (kind === "T" && noun === "placement") this.settlement.placements.set(item.sk, record as Placement);
    if (this.figures.add(kind, owner, noun, item)) return;
    if (kind === "T" && (this.placements.add(owner, noun, item) || this.interviews.add(noun, item))) return;
    if (kind === "T" && this.batches.add(noun, item)) return;
    if ((kind === "P" && this.events.add(noun, item)) || this.leads.add(kind, owner, noun, item)) return;
    if (this.relays.add(kind, owner, noun, item)) return;
    if (this.engagements.add(kind, owner, noun, item) || this.partners.add(kind, owner, noun, item)) return;
    switch (`${kind}#${noun}`) {
      case "T#position":
        this.positions.push({ ...(record as Position), owner });
        break;
      case "T#order":
        this.orders.push({ ...(record as StoredOrder), owner });
        this.orderPointers.wanted.add(`${owner} ${(record as StoredOrder).enterpriseId} ${item.sk}`);
        break;
      case "T#enterpriseOrder":
        this.orderPointers.kept.add(`${owner} ${item.pk.split("#")[3]} ${item.sk}`);
        break;
      case "T#application": {
        const { applicationId, positionId, stage, recruiterId } = record as Application;
        const assigned = recruiterId && `T#${owner}#assigned#${recruiterId}#${stage}`;
        this.expect(`${applicationId} recruiter's list`, item.gsi2pk, assigned);
        const stages = this.stagesOf(`${owner}/${positionId}`);
        stages.set(stage, (stages.get(stage) ?? 0) + 1);
        const decided = `${owner}/${positionId}`;
        this.decided.set(decided, (this.decided.get(decided) ?? 0) + countDecided(record as Application));
        this.applications += 1;
        break;
      }
      case "T#statement":
        this.settlement.statements.push({ ...(record as StatementRecord), owner });
        this.expect(`${item.sk} sent to`, item.gsi2pk, sentTo(owner, record as StatementRecord));
        break;
      case "T#statementLine": {
        const id = item.pk.split("#")[3] ?? "";
        const lines = this.settlement.lines.get(id) ?? [];
        this.settlement.lines.set(id, lines);
        lines.push(record as LineRecord);
        break;
      }
      case "P#park":
        this.parks.push(record as ParkRecord);
        break;
      case "P#agency":
        this.agencies.push({ ...(record as AgencyRecord), parkId: owner });
        break;
      case "P#order":
        this.facts.push({ ...(record as ParkOrderRecord), parkId: owner });
        break;
      case "P#evaluation":
        this.evaluations.push({ ...(record as Evaluation), parkId: owner });
        break;
    }
  }

  expect(what: string, counter: unknown, counted: unknown): void {
    if (counter !== counted) this.findings.push(`${what}: ${String(counter)} kept, ${String(counted)} counted`);
  }

  checkPositions(): void {
    for (const position of this.positions) {
      const { positionId: id, headcount, filled, open, stages, owner } = position;
      const counted = this.stagesOf(`${owner}/${id}`);
      this.expect(`${id} headcount = filled + open`, headcount, filled + open);
      this.expect(`${id} filled`, filled, this.placements.seats.get(`${owner}/${id}`) ?? 0);
      this.expect(`${id} decided`, position.decided ?? 0, this.decided.get(`${owner}/${id}`) ?? 0);
      for (const stage of STAGES) this.expect(`${id} ${stage}`, stages[stage], counted.get(stage) ?? 0);
      if (open < 0) this.findings.push(`${id}: more seats filled than there are`);
    }
  }

  checkOrders(): void {
    const { wanted, kept } = this.orderPointers;
    for (const one of wanted) if (!kept.has(one)) this.findings.push(`${one}: its enterprise does not find it`);
    for (const one of kept) if (!wanted.has(one)) this.findings.push(`${one}: its enterprise finds no order`);
    const byId = new Map(this.positions.map((position) => [`${position.owner}/${position.positionId}`, position]));
    const facts = new Map(this.facts.map((fact) => [fact.orderId as string, fact]));
    for (const order of this.orders) {
      const own = order.positionIds.map((id) => byId.get(`${order.owner}/${id}`));
      for (const total of ["headcount", "filled", "open"] as const) {
        this.expect(
          `${order.orderId} ${total}`,
          order[total],
          own.reduce((sum, position) => sum + (position?.[total] ?? 0), 0),
        );
      }
      const fact = facts.get(order.orderId);
      // The park's copy follows by the stream; an older revision is late, not wrong.
      if (fact && fact.revision === order.revision) {
        this.expect(`${order.orderId} status at the park`, fact.status, readOrder(order).status);
        this.expect(`${order.orderId} filled at the park`, fact.filled, order.filled);
      }
    }
  }

  checkFigures(): void {
    const owners = [
      ...this.parks.map((park) => ({
        name: park.parkId as string,
        kept: park,
        mine: (one: { parkId: string }) => one.parkId === park.parkId,
      })),
      ...this.agencies.map((agency) => ({
        name: agency.agencyId as string,
        kept: agency,
        mine: (one: { parkId: string; agencyId?: string }) =>
          one.agencyId === agency.agencyId && one.parkId === agency.parkId,
      })),
    ];
    for (const { name, kept, mine } of owners) {
      const sum = sumFigures(this.facts.filter(mine));
      const evaluations = this.evaluations.filter((one) => mine(one) && "counted" in one);
      this.expect(`${name} orders`, kept.orders, sum.orders);
      this.expect(`${name} orders fulfilled`, kept.ordersFulfilled, sum.ordersFulfilled);
      this.expect(`${name} headcount`, kept.headcount, sum.headcount);
      this.expect(`${name} filled`, kept.filled, sum.filled);
      this.expect(`${name} evaluations`, kept.evaluations, evaluations.length);
      this.expect(
        `${name} scores`,
        kept.scoreTenths,
        evaluations.reduce((total, { score }) => total + Math.round(score * 10), 0),
      );
    }
    for (const { parkId, division, agencies, agenciesFromOutside } of this.parks) {
      const counted = this.agencies.filter((agency) => agency.parkId === parkId && agency.counted);
      this.expect(`${parkId} agencies`, agencies, counted.length);
      const outside = counted.filter((agency) => isFromOutside(agency.homeDivision, division)).length;
      this.expect(`${parkId} agencies from outside`, agenciesFromOutside, outside);
    }
    for (const { evaluationId, score, scores } of this.evaluations)
      this.expect(`${evaluationId} score`, score, weightedScore(scores));
  }
}

/** Under which enterprise a statement is listed: once sent, and not while it is a draft. */
function sentTo(owner: string, { status, enterpriseId }: StatementRecord): string | undefined {
  const draft = status === "drafting" || status === "draft" || status === "removing";
  return draft ? undefined : `T#${owner}#statement#${enterpriseId}`;
}

/**
 * Recounts the whole table and names every counter that its rows contradict: seats, stages, order totals, work list, retention, park and agency
 * figures with the months they are made of, events, leads, boards, partners' agreements, cohorts, what is shared with allies, demand, people and arrivals by place, the talent map, visits, engagements, facts of service, scores, statements, index entries, whom phones and ID numbers name, and (where the stream has been `followed` to its end) the
 * search entries and the lists for matching. Reads everything, so it is for operators and tests, never for a request. Meant for a table
 * at rest: rows written while it reads may show as findings.
 */
export async function verifyTable(
  client: DynamoDBDocumentClient,
  tableNames: string | readonly string[],
  { followed = false } = {},
): Promise<Verification> {
  const recount = new Recount();
  for (const TableName of [tableNames].flat()) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }),
      );
      for (const item of page.Items ?? []) recount.add(item as Item);
      start = page.LastEvaluatedKey;
    } while (start);
  }
  recount.checkPositions();
  recount.checkOrders();
  recount.checkFigures();
  recount.findings.push(...recount.figures.findings(recount.parks, recount.agencies, recount.facts, followed));
  recount.findings.push(...checkStatements(recount.settlement, recount.orders));
  const {
    positions,
    orders,
    parks,
    agencies,
    evaluations,
    people,
    applications,
    placements,
    interviews,
    events,
    leads,
    partners,
    postings,
    service,
    quality,
    engagements,
  } = recount;
  return {
    checked: {
      parks: parks.length,
      agencies: agencies.length,
      orders: orders.length,
      positions: positions.length,
      candidates: people.count,
      ...(followed ? { searchEntries: people.entries } : {}),
      applications,
      placements: placements.count,
      interviews: interviews.count,
      batchInterviews: recount.batches.count,
      events: events.count,
      visits: engagements.visits,
      engagements: engagements.engagements,
      leads: leads.count,
      partners: partners.partners,
      agreements: partners.agreements,
      cohorts: recount.cohorts.count,
      prospects: recount.allies.prospects,
      postings: postings.count,
      conversations: recount.conversations.count,
      statements: recount.settlement.statements.length,
      evaluations: evaluations.length,
      filings: recount.figures.count,
      serviceFacts: service.size,
      serviceResults: quality.count,
    },
    findings: [
      ...recount.findings,
      ...people.findings(followed),
      ...(followed ? recount.titles.findings() : []),
      ...(followed ? recount.matching.findings() : []),
      ...placements.findings(),
      ...interviews.findings(),
      ...recount.batches.findings(),
      ...events.findings((eventId) => leads.ofEvent(eventId)),
      ...leads.findings(followed),
      ...recount.sources.findings(),
      ...recount.conversations.findings(),
      ...recount.funnel.findings(followed),
      ...partners.findings(followed),
      ...recount.allies.findings(followed),
      ...recount.supply.findings(positions, agencies, followed),
      ...recount.talent.findings(orders, positions, agencies, followed),
      ...recount.relays.findings(followed),
      ...recount.cohorts.findings(followed),
      ...postings.findings(positions, recount.orders, followed),
      ...service.findings(recount.orders),
      ...quality.findings(),
      ...engagements.findings(recount.orders, followed),
    ],
  };
}
