import { getRaterAgreement, type Programme } from "@shanhai/contract/programme";
import { shareText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import "../shell/figures.css";
import "./programmes.css";

/** How far the two evaluators of each agency agree, by named measures. */
export function AgreementPanel({ programme }: { programme: Programme }) {
  const { t } = useWords();
  const { programmeId, tolerance } = programme;
  const read = useEndpoint(getRaterAgreement, { params: { programmeId } });
  const agreement = read.data;
  if (!agreement) return null;
  const { pairs, meanDifference, within, kappa } = agreement;
  return (
    <section className="agreement" aria-label={t("programmes.agreementTitle")}>
      <h2 className="section-title">{t("programmes.agreementTitle")}</h2>
      {pairs === 0 || meanDifference === undefined ? (
        <p className="quiet">{t("programmes.agreementNone")}</p>
      ) : (
        <dl className="figures">
          <div>
            <dt>{t("programmes.pairs")}</dt>
            <dd className="number">{t("programmes.pairsOf", { n: pairs })}</dd>
          </div>
          <div>
            <dt>{t("programmes.meanDifference")}</dt>
            <dd className="number">{t("quality.points", { n: meanDifference })}</dd>
          </div>
          <div>
            <dt>{t("programmes.within", { n: tolerance })}</dt>
            <dd className="number">
              {shareText(within, pairs)}
              <small>
                {" "}
                {within} / {pairs}
              </small>
            </dd>
          </div>
          <div>
            <dt title={t("programmes.kappaHelp")}>{t("programmes.kappa")}</dt>
            <dd className="number">
              {kappa ?? "—"}
              <small> {kappa === undefined ? t("programmes.kappaNone") : t("programmes.kappaHelp")}</small>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
