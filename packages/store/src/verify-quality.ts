import { isDeepStrictEqual } from "node:util";
import type { Programme } from "@shanhai/contract/programme";
import type { Outcome } from "@shanhai/contract/service-result";
import type { AssessmentRecord } from "@shanhai/domain/assessment";
import { type ComplaintRecord, countComplaint } from "@shanhai/domain/complaint";
import { computeOutcome, type ServiceResultRecord } from "@shanhai/domain/service-result";
import { countSurvey, type SurveyRecord } from "@shanhai/domain/survey";
import type { ServiceFactsRecount } from "./verify-service-facts.ts";

/** Computes every score again from the facts, sheets and decisions that are kept, and counts surveys and complaints. */
export class QualityRecount {
  readonly #programmes = new Map<string, Programme>();
  readonly #assessments = new Map<string, AssessmentRecord>();
  readonly #results: ServiceResultRecord[] = [];
  readonly #service: ServiceFactsRecount;

  constructor(service: ServiceFactsRecount) {
    this.#service = service;
  }

  /** Takes a park's item if it is one of these. */
  add(kind: string, owner: string, item: Record<string, unknown>): boolean {
    if (kind === "P#programme") {
      const programme = item as unknown as Programme;
      this.#programmes.set(programme.programmeId, programme);
    } else if (kind === "P#assessment") {
      const assessment = item as unknown as AssessmentRecord;
      this.#assessments.set(`${assessment.programmeId} ${assessment.agencyId}`, assessment);
    } else if (kind === "P#serviceResult") this.#results.push(item as unknown as ServiceResultRecord);
    else if (kind === "P#survey") {
      const survey = item as unknown as SurveyRecord;
      this.#service.count(owner, survey.agencyId, countSurvey(survey));
    } else if (kind === "P#complaint") {
      const complaint = item as unknown as ComplaintRecord;
      this.#service.count(owner, complaint.agencyId, countComplaint(complaint));
    } else return false;
    return true;
  }

  get count(): number {
    return this.#results.length;
  }

  /** Every outcome that is not what its own facts give, and every programme that counts other agencies than it has. */
  findings(): string[] {
    const taken = new Map<string, number>();
    for (const { programmeId } of this.#assessments.values()) taken.set(programmeId, (taken.get(programmeId) ?? 0) + 1);
    const counts = [...this.#programmes.values()].flatMap(({ programmeId, agencies }) => {
      const counted = taken.get(programmeId) ?? 0;
      return agencies === counted ? [] : [`${programmeId} agencies: ${agencies} kept, ${counted} counted`];
    });
    return [...counts, ...this.#results.flatMap((result) => this.#wrongOutcomes(result))];
  }

  #wrongOutcomes({ programmeId, agencyId, byPark }: ServiceResultRecord): string[] {
    const programme = this.#programmes.get(programmeId);
    const assessment = this.#assessments.get(`${programmeId} ${agencyId}`);
    if (!programme || !assessment) return [`${programmeId} ${agencyId}: a result of nothing`];
    const again = (outcome: Outcome) => {
      const adjusted = outcome.number > 1 ? byPark.adjusted : {};
      return computeOutcome(programme.indicators, outcome.facts, assessment, outcome, adjusted);
    };
    return byPark.outcomes
      .filter((outcome) => !isDeepStrictEqual(outcome, again(outcome)))
      .map(({ number, score }) => `${programmeId} ${agencyId} outcome ${number}: ${score} kept, another computed`);
  }
}
