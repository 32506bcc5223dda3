import { getCohort, listCohorts } from "@shanhai/contract/cohort";
import { listEnrolments } from "@shanhai/contract/enrolment";
import { getPartnerCohort, listPartnerCohorts } from "@shanhai/contract/partner-cohort";
import { useQueryClient } from "@tanstack/react-query";

/** Everything that shows cohorts is read again; a form may wait for it, since the next act needs the version. */
export function useCohortsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const all = [listCohorts, getCohort, listPartnerCohorts, getPartnerCohort, listEnrolments];
    await Promise.all(all.map(({ id }) => queries.invalidateQueries({ queryKey: [id] })));
  };
}
