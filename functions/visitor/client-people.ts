import type { CandidateId } from "@shanhai/contract/scalar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { type ShownPerson, showTo } from "@shanhai/domain/recipient";
import { findPeople } from "@shanhai/store/candidate";
import type { Client } from "./client-link.ts";

interface Named {
  candidateId: CandidateId;
  candidateName: string;
  candidatePhone?: string | undefined;
}

/** People by the id that names them, with how the link's enterprise may see them; one that was merged is the survivor. */
export async function peopleById(
  { table, link }: Client,
  named: readonly Named[],
): Promise<(one: Named) => { person: CandidateRecord | undefined; shown: ShownPerson }> {
  const people = await findPeople(table, [...new Set(named.map(({ candidateId }) => candidateId))]);
  return ({ candidateId, candidateName: name, candidatePhone: phone }) => {
    const person = people.get(candidateId);
    return { person, shown: showTo(link.enterpriseId, person, { name, phone }) };
  };
}
