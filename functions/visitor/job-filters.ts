import type { JobFilters } from "@shanhai/contract/job-filters";
import { BENEFIT_KINDS } from "@shanhai/contract/job-words";

/** What is asked for, as far as it makes sense; the rest is as if it had been left out. */
export function filtersOf(query: URLSearchParams): JobFilters {
  const division = query.get("division") ?? "";
  const occupation = (query.get("occupation") ?? "").normalize("NFKC").trim().slice(0, 50);
  const pay = (query.get("pay") ?? "").normalize("NFKC").replace(/[\s,]/g, "");
  const benefits = BENEFIT_KINDS.filter((kind) => query.getAll("benefit").includes(kind));
  return {
    ...(/^\d{6}$/.test(division) ? { division } : {}),
    ...(occupation ? { occupation } : {}),
    ...(/^\d{1,7}$/.test(pay) && Number(pay) > 0 ? { pay } : {}),
    benefits,
  };
}
