import { isDeepStrictEqual } from "node:util";
import type { Application } from "@shanhai/contract/application";
import { type CohortFact, type CohortRecord, cohortFact, cohortStatus } from "@shanhai/domain/cohort";
import { type EnrolmentRecord, isInClass, moveCounts, moveOutcome, outcomeOf } from "@shanhai/domain/enrolment";
import type { CohortApplication } from "./cohort-outcome.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Recounts cohorts from enrolments and applications, and compares what agency, school and park have of each other's. */
export class CohortRecount {
  readonly #agencies = new Map<string, CohortRecord>();
  readonly #schools = new Map<string, CohortRecord>();
  readonly #facts = new Map<string, CohortFact>();
  readonly #enrolments: EnrolmentRecord[] = [];
  readonly #inClass = new Map<string, string>();
  readonly #counted = new Map<string, CohortApplication>();
  readonly #applications: Application[] = [];

  /** Takes an item if it is about cohorts; an application is looked at, and left to others. */
  add(kind: string, noun: string, item: Item): boolean {
    switch (`${kind}#${noun}`) {
      case "T#cohort":
        this.#agencies.set(item.sk, recordOf(item));
        return true;
      case "N#cohort":
        this.#schools.set(item.sk, recordOf(item));
        return true;
      case "P#cohort":
        this.#facts.set(item.sk, recordOf(item));
        return true;
      case "N#enrolment":
        this.#enrolments.push(recordOf(item));
        return true;
      case "N#inClass":
        this.#inClass.set(item.sk, String(item.cohortId));
        return true;
      case "T#cohortApplication":
        this.#counted.set(item.sk, recordOf(item));
        return true;
      case "T#application":
        if ((item as unknown as Application).introduction?.cohort) this.#applications.push(recordOf(item));
        return false;
    }
    return false;
  }

  get count(): number {
    return this.#agencies.size;
  }

  findings(followed: boolean): string[] {
    return [
      ...[...this.#schools.values()].flatMap((cohort) => this.#countFindings(cohort)),
      ...this.#classFindings(),
      ...[...this.#agencies.values()].flatMap((cohort) => this.#outcomeFindings(cohort)),
      ...(followed ? this.#applicationFindings() : []),
      ...(followed ? [...this.#agencies.values()].flatMap((cohort) => this.#copyFindings(cohort)) : []),
    ];
  }

  /** The school's counts are those of its people, and nobody has a seat that the plan does not have. */
  #countFindings({ cohortId, plan, answer }: CohortRecord): string[] {
    const people = this.#enrolments.filter((one) => one.cohortId === cohortId);
    const none = { enrolled: 0, training: 0, graduated: 0, dropped: 0, sent: 0 };
    const counted = people.reduce(
      (counts, one) => moveCounts(counts, undefined, one),
      plan.seats.map(() => none) as Parameters<typeof moveCounts>[0],
    );
    // An answer to an earlier proposal counts other seats, and nobody.
    const kept = answer?.proposal === plan.proposal ? answer.counts : plan.seats.map(() => none);
    const over = plan.seats.some(({ seats }, seat) => {
      const { enrolled = 0, training = 0, graduated = 0 } = kept[seat] ?? none;
      return enrolled + training + graduated > seats;
    });
    return [
      ...(isDeepStrictEqual(kept, counted)
        ? []
        : [`${cohortId}: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`]),
      ...(over ? [`${cohortId}: more people than seats`] : []),
    ];
  }

  /** Whoever is in a class that runs is named there, and so is in one alone. */
  #classFindings(): string[] {
    return this.#enrolments.flatMap(({ cohortId, graduateId, status }) => {
      const cohort = this.#schools.get(cohortId);
      if (!cohort || cohortStatus(cohort) !== "running" || !isInClass(status)) return [];
      return this.#inClass.get(graduateId) === cohortId ? [] : [`${graduateId}: in ${cohortId}, and not named there`];
    });
  }

  #outcomeFindings(cohort: CohortRecord): string[] {
    const { cohortId, plan, outcome } = cohort;
    const own = [...this.#counted.values()].filter((one) => one.cohortId === cohortId);
    const none = plan.seats.map(() => outcomeOf(undefined));
    const counted = own.reduce(
      (sums, one) => moveOutcome({ plan, outcome: sums }, one.seat, outcomeOf(undefined), one),
      none as CohortRecord["outcome"],
    );
    const kept = outcome.length === 0 ? none : outcome;
    if (isDeepStrictEqual(kept, counted)) return [];
    return [`${cohortId} outcome: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`];
  }

  #applicationFindings(): string[] {
    return this.#applications.flatMap((application) => {
      const { applied, onboarded, onJob } = this.#counted.get(application.applicationId) ?? outcomeOf(undefined);
      const same = isDeepStrictEqual({ applied, onboarded, onJob }, outcomeOf(application));
      return same ? [] : [`${application.applicationId}: not counted as it is for its cohort`];
    });
  }

  /** What was proposed is with the school as with the agency, and the park has its counts. */
  #copyFindings(agency: CohortRecord): string[] {
    const { cohortId, plan, planVersion, answerVersion, outcomeVersion } = agency;
    const school = this.#schools.get(cohortId);
    if (plan.proposal === 0) return school ? [`${cohortId}: a draft, and with the school`] : [];
    if (!school) return [`${cohortId}: not with the school`];
    const declined = cohortStatus(agency) === "declined";
    const told =
      school.answerVersion === answerVersion &&
      (declined || (school.planVersion === planVersion && school.outcomeVersion === outcomeVersion));
    const fact = this.#facts.get(cohortId);
    return [
      ...(told ? [] : [`${cohortId}: the school has another copy than the agency`]),
      ...(isDeepStrictEqual(fact, cohortFact(school)) ? [] : [`${cohortId}: the park has other counts`]),
    ];
  }
}
