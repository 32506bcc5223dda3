import { countInterview, type IntervieweeRecord, type InterviewRecord } from "@shanhai/domain/interview";

/** Recounts what each interview's counters say of those invited. */
export class InterviewRecount {
  readonly #interviews: InterviewRecord[] = [];
  readonly #people = new Map<string, IntervieweeRecord[]>();

  /** Takes a tenant's item if it is an interview, or somebody invited to one. */
  add(noun: string, item: Record<string, unknown>): boolean {
    if (noun === "interview") this.#interviews.push(item as unknown as InterviewRecord);
    else if (noun === "interviewee") {
      const person = item as unknown as IntervieweeRecord;
      const known = this.#people.get(person.interviewId) ?? [];
      this.#people.set(person.interviewId, known);
      known.push(person);
    } else return false;
    return true;
  }

  get count(): number {
    return this.#interviews.length;
  }

  findings(): string[] {
    return this.#interviews.flatMap((interview) => {
      const people = this.#people.get(interview.interviewId) ?? [];
      const counted = countInterview(people.map((after) => ({ before: undefined, after })));
      const findings = interview.times
        .filter((at) => (interview.booked[at] ?? 0) !== (counted.booked[at] ?? 0))
        .map((at) => `${at}: ${interview.booked[at]} booked, ${counted.booked[at] ?? 0} counted`);
      for (const name of ["attended", "absent"] as const)
        if (interview[name] !== counted[name]) findings.push(`${interview[name]} ${name}, ${counted[name]} counted`);
      if (interview.times.some((at) => (counted.booked[at] ?? 0) > interview.capacity)) findings.push("over capacity");
      return findings.map((finding) => `${interview.interviewId} ${finding}`);
    });
  }
}
