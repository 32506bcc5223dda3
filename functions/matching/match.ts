import type { ParsedOf, ResultOf } from "@shanhai/contract/endpoint";
import { maskPhone } from "@shanhai/contract/identity";
import type * as contract from "@shanhai/contract/match";
import {
  type MatchWeights,
  MOST_PEOPLE,
  MOST_POSITIONS,
  type PersonMatch,
  type PositionMatch,
} from "@shanhai/contract/match";
import type { CandidateId, PositionId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { found } from "@shanhai/domain/app-error";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { type Judgement, judge } from "@shanhai/domain/match";
import { describePosition, type MatchablePerson, personOf, positionOf } from "@shanhai/domain/matchable";
import { openForWork } from "@shanhai/domain/order";
import type { Request } from "@shanhai/http/serve";
import { getMovable } from "@shanhai/store/application";
import { getCandidates, getLivingCandidate } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { findPeopleFor, findPositionsFor } from "@shanhai/store/match";
import { getMatchRule } from "@shanhai/store/match-rule";
import { getPast, postingsByPosition } from "@shanhai/store/matchable";
import { getOrder, getOrders, getPosition, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { present } from "./present.ts";

type Asked = ParsedOf<typeof contract.matchPeople>["query"];

/** Some more than are shown are looked up: of those a few may have changed since they were listed. */
const SPARE = 10;

function weightsOf(own: MatchWeights, { skills, pay, distance, history }: Asked): MatchWeights {
  return {
    skills: skills ?? own.skills,
    pay: pay ?? own.pay,
    distance: distance ?? own.distance,
    history: history ?? own.history,
  };
}

const isShown = ({ fits, missing }: Judgement, show: Asked["show"]) =>
  show === "fits" ? fits : missing.length === 1 && missing[0]?.constraint !== "consent";

/** The best first; of equals the order is always the same. */
const byScore = <T extends { score: number; id: string }>(one: T, other: T) =>
  other.score - one.score || (one.id < other.id ? -1 : 1);

/** The best that are to be shown, some more than are shown. */
function bestOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { judged, show, most }: { judged: (item: T) => Judgement; show: Asked["show"]; most: number },
): T[] {
  const scored = items.map((item) => ({ item, id: idOf(item), judgement: judged(item) }));
  return scored
    .filter(({ judgement }) => isShown(judgement, show))
    .map((one) => ({ ...one, score: one.judgement.score }))
    .sort(byScore)
    .slice(0, most + SPARE)
    .map(({ item }) => item);
}

/** How far these people's applications to a position are, under any id they had. */
async function stagesOf(
  table: Table<TenantScope>,
  pairs: readonly { positionId: PositionId; record: CandidateRecord }[],
): Promise<(positionId: PositionId, record: CandidateRecord) => Stage | undefined> {
  const idsOf = (positionId: PositionId, { candidateId, mergedIds = [] }: CandidateRecord) =>
    [candidateId, ...mergedIds].map((id: CandidateId) => applicationIdOf(positionId, id));
  const ids = pairs.flatMap(({ positionId, record }) => idsOf(positionId, record));
  const held = await getMovable(table, [...new Set(ids)]);
  return (positionId, record) =>
    idsOf(positionId, record).flatMap((id) => {
      const application = held.get(id);
      return application ? [application.stage] : [];
    })[0];
}

function readPerson(record: CandidateRecord, listed: MatchablePerson): MatchablePerson {
  const { partnerIds, history, onJob } = listed;
  return { ...personOf(record, []), partnerIds, history, onJob };
}

/** The people who suit a position best. What the lists say is checked against the records: nobody is shown for what they no longer say. */
export async function people(
  { act, scope, input }: Request<typeof contract.matchPeople>,
  platform: Platform,
): Promise<ResultOf<typeof contract.matchPeople>> {
  const table = platform.open(scope);
  const { show } = input.query;
  const position = found(await getPosition(table, input.params.positionId));
  const [order, rule, postings] = await Promise.all([
    getOrder(table, position.orderId),
    getMatchRule(table),
    postingsByPosition(table, [position]),
  ]);
  const { enterpriseId } = openForWork(found(order));
  const weights = weightsOf(rule.weights, input.query);
  const own = postings.get(position.positionId) ?? [];
  const compared = describePosition(position, enterpriseId, own);
  const { items, more } = await findPeopleFor(table, compared);
  const best = bestOf(items, ({ candidateId }) => candidateId, {
    judged: (person) => judge(person, compared, weights, act.today),
    show,
    most: MOST_PEOPLE,
  });
  const listed = new Map(best.map((person) => [person.candidateId, person]));
  const records = await getCandidates(table, [...listed.keys()]);
  const stageOf = await stagesOf(
    table,
    records.map((record) => ({ positionId: position.positionId, record })),
  );
  const words = present(own);
  const matches = records.flatMap((record) => {
    const person = readPerson(record, listed.get(record.candidateId) as MatchablePerson);
    const judged = judge(person, compared, weights, act.today);
    if (!isShown(judged, show)) return [];
    const { candidateId, name, phone, occupation, skillLevel, homePlace, intendedPlace } = record;
    const stage = stageOf(position.positionId, record);
    const match: PersonMatch = {
      ...{ candidateId, name, phone: phone && maskPhone(phone), occupation, skillLevel, homePlace, intendedPlace },
      ...(person.onJob ? { onJob: true } : {}),
      ...(stage ? { stage } : {}),
      ...words(judged),
    };
    return [{ match, id: candidateId as string, score: judged.score }];
  });
  return {
    items: matches
      .sort(byScore)
      .slice(0, MOST_PEOPLE)
      .map(({ match }) => match),
    weights,
    compared: items.length,
    more,
  };
}

/** The open positions that suit a person best, checked like the people. */
export async function positions(
  { act, scope, input }: Request<typeof contract.matchPositions>,
  platform: Platform,
): Promise<ResultOf<typeof contract.matchPositions>> {
  const table = platform.open(scope);
  const { show } = input.query;
  const record = await getLivingCandidate(table, input.params.candidateId);
  const [rule, past] = await Promise.all([
    getMatchRule(table),
    getPast(table, [record.candidateId, ...(record.mergedIds ?? [])]),
  ]);
  const weights = weightsOf(rule.weights, input.query);
  const person = personOf(record, past);
  if (person.refused) return { items: [], weights, compared: 0, more: false, refused: true };
  const { items, more } = await findPositionsFor(table, person);
  const best = bestOf(items, ({ positionId }) => positionId, {
    judged: (position) => judge(person, position, weights, act.today),
    show,
    most: MOST_POSITIONS,
  });
  const current = await getPositions(
    table,
    best.map(({ positionId }) => positionId),
  );
  const [orders, postings, stageOf] = await Promise.all([
    getOrders(table, [...new Set(current.map(({ orderId }) => orderId))]),
    postingsByPosition(table, current),
    stagesOf(
      table,
      current.map(({ positionId }) => ({ positionId, record })),
    ),
  ]);
  const byOrder = new Map(orders.map((order) => [order.orderId, order]));
  const matches = current.flatMap((position) => {
    const order = byOrder.get(position.orderId);
    const own = postings.get(position.positionId) ?? [];
    const compared = positionOf(position, order, own);
    if (!compared || !order) return [];
    const judged = judge(person, compared, weights, act.today);
    if (!isShown(judged, show)) return [];
    const { positionId, orderId, title, place, payMin, payMax, open } = position;
    const stage = stageOf(positionId, record);
    const match: PositionMatch = {
      ...{ positionId, orderId, title, enterpriseName: order.enterpriseName, place, payMin, payMax, open },
      ...(stage ? { stage } : {}),
      ...present(own)(judged),
    };
    return [{ match, id: positionId as string, score: judged.score }];
  });
  return {
    items: matches
      .sort(byScore)
      .slice(0, MOST_POSITIONS)
      .map(({ match }) => match),
    weights,
    compared: items.length,
    more,
    refused: false,
  };
}
