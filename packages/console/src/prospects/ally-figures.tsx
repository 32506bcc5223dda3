import { getAllyFigures } from "@shanhai/contract/prospect-proposal";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import "./prospects.css";

/** What passed between the park and one partner about prospects. */
export function AllyFigures({ partnerId }: { partnerId: string }) {
  const { t } = useWords();
  const figures = useEndpoint(getAllyFigures, { params: { partnerId } }, { refetchInterval: 15_000 }).data;
  if (!figures) return null;
  const { shared, requests, readings, won, proposals } = figures;
  const asked = requests.waiting + requests.granted + requests.declined + requests.withdrawn;
  const proposed = proposals.received + proposals.talking + proposals.converted + proposals.lost;
  return (
    <section className="panel ally-figures" aria-label={t("prospects.figures")}>
      <h2>{t("prospects.figures")}</h2>
      <Facts
        facts={[
          [t("prospects.figureShared"), t("prospects.count", { n: shared })],
          [t("prospects.figureAsked"), t("prospects.askedOf", { ...requests, n: asked })],
          [t("prospects.figureRead"), t("prospects.times", { n: readings })],
          [t("prospects.figureWon"), t("prospects.count", { n: won })],
          [t("prospects.figureProposed"), t("prospects.proposedOf", { ...proposals, n: proposed })],
        ]}
      />
    </section>
  );
}
