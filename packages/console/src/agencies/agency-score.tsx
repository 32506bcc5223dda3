import type { Agency } from "@shanhai/contract/agency";
import { useWords } from "../messages/catalogue.ts";

export function AgencyScore({ agency }: { agency: Agency }) {
  const { t } = useWords();
  if (agency.averageScore === undefined) return <span className="quiet">{t("park.none")}</span>;
  return <span className="number">{t("agencies.scoreOf", { score: agency.averageScore, n: agency.evaluations })}</span>;
}
