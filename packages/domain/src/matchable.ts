import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Position } from "@shanhai/contract/position";
import { type EnterpriseId, PartnerId } from "@shanhai/contract/scalar";
import type { CandidateRecord } from "./candidate.ts";
import { licenceOf } from "./licence.ts";
import type { MatchPerson, MatchPosition } from "./match-marks.ts";
import { occupationKey, occupationOf } from "./occupation.ts";
import type { OrderRecord } from "./order.ts";
import { divisionNamed, divisionsNamed } from "./place-name.ts";
import type { PostingRecord } from "./posting.ts";

/*
 * What is listed for matching, of people and of open positions: without names and numbers, under what they do and where. Lists
 * follow the records by way of the stream; what they lead to is checked against the records as they are.
 */

/** What one application or placement says of a person; nothing of most. */
export interface PastFact {
  rejectedBy?: EnterpriseId;
  partnerId?: PartnerId;
  arrived?: true;
  stayed?: true;
  leftEarly?: true;
  active?: true;
}

/** Facts by the application's or placement's id. */
export type Past = Readonly<Record<string, PastFact>>;

/** What an application says: that the client or the agency said no, that a school or a station put the person forward. */
export function pastOfApplication(
  { stage, enterpriseDecision, introduction, source }: Application,
  enterpriseId: EnterpriseId | undefined,
): PastFact {
  const rejected = stage === "rejected" || enterpriseDecision?.outcome === "rejected";
  const partner = introduction?.partnerId ?? PartnerId.safeParse(source?.sourceId).data;
  return {
    ...(rejected && enterpriseId ? { rejectedBy: enterpriseId } : {}),
    ...(partner ? { partnerId: partner } : {}),
  };
}

export function pastOfPlacement({ status, leftDate, insideGuarantee, checks }: Placement): PastFact {
  const last = checks.find(({ day }) => day === 90);
  const asked = last?.outcome === "present" || last?.outcome === "absent";
  const stayed = asked || (last !== undefined && leftDate !== undefined && leftDate >= last.due);
  return {
    arrived: true,
    ...(stayed ? { stayed: true } : {}),
    ...(insideGuarantee ? { leftEarly: true } : {}),
    ...(status === "active" ? { active: true } : {}),
  };
}

/** A person as listed; whether they are at work for the agency now is told beside the score. */
export interface MatchablePerson extends MatchPerson {
  onJob: boolean;
}

const count = (facts: readonly PastFact[], name: "arrived" | "stayed" | "leftEarly") =>
  facts.filter((fact) => fact[name]).length;

/** A person with what became of them under every id they had. */
export function withPast(person: MatchablePerson, past: readonly Past[]): MatchablePerson {
  const facts = past.flatMap((one) => Object.values(one));
  return {
    ...person,
    partnerIds: [...new Set(facts.flatMap(({ partnerId }) => partnerId ?? []))],
    history: {
      arrived: count(facts, "arrived"),
      stayed: count(facts, "stayed"),
      leftEarly: count(facts, "leftEarly"),
      rejectedBy: [...new Set(facts.flatMap(({ rejectedBy }) => rejectedBy ?? []))],
    },
    onJob: facts.some(({ active }) => active),
  };
}

/** A person as they are compared, from the record and from what became of them. */
export function personOf(record: CandidateRecord, past: readonly Past[]): MatchablePerson {
  const { candidateId, occupation, skills = [], licences = [], skillLevel, experienceYears, expectedPayMin } = record;
  const intended = divisionsNamed(record.intendedPlace);
  const home = divisionNamed(record.homePlace);
  const person: MatchablePerson = {
    candidateId,
    ...(occupation ? { occupation } : {}),
    skills,
    licences: [...new Set(licences.map(licenceOf))],
    ...(skillLevel ? { skillLevel } : {}),
    ...(experienceYears === undefined ? {} : { experienceYears }),
    ...(expectedPayMin === undefined ? {} : { expectedPayMin }),
    ...(home ? { home } : {}),
    ...(intended ? { intended } : {}),
    ...(record.availableFrom ? { availableFrom: record.availableFrom } : {}),
    refused: record.automatedMatching === "refused",
    partnerIds: [],
    history: { arrived: 0, stayed: 0, leftEarly: 0, rejectedBy: [] },
    onJob: false,
  };
  return withPast(person, past);
}

/** Where an entry is listed: under an occupation, by where somebody wants to work, or by home where they would go anywhere. */
export interface MatchablePlace {
  occupation: string;
  by: "wanted" | "home";
  division: string;
}

/** Under which people are who did not say what they do, and positions whatever they are. */
export const UNSTATED = "-";
const MOST_PLACES = 3;

/** Where a person is listed, unless they refuse, at most three times: what they do, what their skills are the name of, and where they want to be. */
export function placesOfPerson(person: MatchPerson): MatchablePlace[] {
  if (person.refused) return [];
  const own = person.occupation ? [occupationKey(person.occupation)] : [];
  const named = person.skills.flatMap((skill) => occupationOf(skill) ?? []);
  const occupations = [...new Set([...own, ...named])];
  if (occupations.length === 0) occupations.push(UNSTATED);
  const { intended, home = UNSTATED } = person;
  const where: Omit<MatchablePlace, "occupation">[] =
    intended === undefined || intended === "anywhere"
      ? [{ by: "home", division: home }]
      : intended.map((division) => ({ by: "wanted", division }));
  return occupations.flatMap((occupation) => where.map((one) => ({ occupation, ...one }))).slice(0, MOST_PLACES);
}

/** The occupations that a position is compared by. */
export function occupationsOf({ occupation, title }: Pick<Position, "occupation" | "title">): string[] {
  return [...new Set([occupationKey(occupation), occupationOf(title) ?? occupationKey(occupation)])];
}

type Posted = Pick<PostingRecord, "status" | "partnerId" | "division">;

/** An open position as it is compared; undefined where nobody may be put forward for it. */
export function positionOf(
  position: Position,
  order: Pick<OrderRecord, "status" | "enterpriseId"> | undefined,
  postings: readonly Posted[],
): MatchPosition | undefined {
  if (order?.status !== "open" || position.open <= 0) return undefined;
  return describePosition(position, order.enterpriseId, postings);
}

/** A position as it is compared, whatever its order's state. */
export function describePosition(
  position: Position,
  enterpriseId: EnterpriseId,
  postings: readonly Posted[],
): MatchPosition {
  const published = postings.filter(({ status }) => status === "published");
  const partners = published.flatMap(({ partnerId }) => partnerId ?? []);
  const audience = partners.length > 0 && partners.length === published.length ? [...new Set(partners)] : undefined;
  const { positionId, orderId, occupation, title, skills = [], licences = [], skillLevel, startsOn } = position;
  const { payMin, payMax, open } = position;
  const division = published[0]?.division ?? divisionNamed(position.place);
  return {
    ...{ positionId, orderId, enterpriseId, occupation, title, skills, payMin, payMax, open },
    licences: [...new Set(licences.map(licenceOf))],
    ...(skillLevel ? { skillLevel } : {}),
    ...(startsOn ? { startsOn } : {}),
    ...(division ? { division } : {}),
    ...(audience ? { audience } : {}),
  };
}

/** Where an open position is listed: under what it is called, and among all. */
export function placesOfPosition(position: MatchPosition): Omit<MatchablePlace, "by">[] {
  const { division = UNSTATED } = position;
  return [...occupationsOf(position), UNSTATED].map((occupation) => ({ occupation, division }));
}

/** Ranges of codes from the nearest on: the same county, city, province, and the rest on either side. Both ends are in. */
export function rangesAround(division: string | undefined): [from: string, to: string][] {
  if (division === undefined || division === UNSTATED) return [[" ", "~"]];
  const [province, city] = [division.slice(0, 2), division.slice(0, 4)];
  const isCity = !division.endsWith("0000");
  const isCounty = !division.endsWith("00");
  const inner = isCounty ? division : isCity ? city : province;
  const ranges: [string, string][] = [[inner, `${inner}~`]];
  const around = (within: string, outer: string) => ranges.push([outer, within], [`${within}~`, `${outer}~`]);
  if (isCounty) around(inner, city);
  if (isCity) around(city, province);
  ranges.push([" ", province], [`${province}~`, "~"]);
  return ranges;
}
