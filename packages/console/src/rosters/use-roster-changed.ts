import { listGraduates } from "@shanhai/contract/graduate";
import { listMatchedPostings, listMatchingGraduates } from "@shanhai/contract/graduate-match";
import { listRosters } from "@shanhai/contract/roster";
import { listRosterFiles } from "@shanhai/contract/roster-file";
import { useQueryClient } from "@tanstack/react-query";

/** Everything that shows a roster's people is read again. */
export function useRosterChanged(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const { id } of [listRosters, listGraduates, listRosterFiles, listMatchedPostings, listMatchingGraduates])
      void queries.invalidateQueries({ queryKey: [id] });
  };
}
