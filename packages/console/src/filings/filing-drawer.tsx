import { type FilingCorrection, getFiling } from "@shanhai/contract/filing";
import { yuan } from "@shanhai/contract/statement-words";
import Skeleton from "antd/es/skeleton";
import { Moment } from "../format/moment.tsx";
import { moneyText } from "../format/money.ts";
import { periodText } from "../format/period.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { FilingActs } from "./correct-filing.tsx";
import { FilingStatusTag } from "./filing-status-tag.tsx";
import "./filings.css";

interface TrailProps {
  corrections: readonly FilingCorrection[];
  now: { revenue: number; tax: number };
}

/** What the figures were, newest first: from what to what, who changed them, when and why. */
function Trail({ corrections, now }: TrailProps) {
  const { t } = useWords();
  return (
    <section aria-label={t("filings.trail")}>
      <h2 className="section-title">{t("filings.trail")}</h2>
      <ol className="filing-trail">
        {corrections.map((one, index) => {
          const next = corrections[index - 1] ?? now;
          return (
            <li key={one.version}>
              <div>
                <Moment at={one.at} /> <span className="quiet">{one.by}</span>
              </div>
              {(["revenue", "tax"] as const)
                .filter((name) => one[name] !== next[name])
                .map((name) => (
                  <div key={name} className="number">
                    {t("filings.changed", {
                      name: t(`filings.${name}`),
                      from: yuan(one[name]),
                      to: yuan(next[name]),
                    })}
                  </div>
                ))}
              <div>{one.reason ? t("filings.because", { reason: one.reason }) : t("filings.filedAnew")}</div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** One month: what was filed, what it was before, and correcting it. */
export function FilingDrawer({ month, onClose }: { month: string; onClose: () => void }) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const read = useEndpoint(getFiling, { params: { month } });
  const filing = read.data;
  const inFull = (fen: number) =>
    t("punctuation.aside", { text: `${yuan(fen)} ${t("filings.yuan")}`, note: moneyText(fen, language) });
  return (
    <SideDrawer title={t("filings.of", { month: periodText(month, language) })} onClose={onClose}>
      {read.isError && !filing ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active /> : null}
      {filing ? (
        <>
          <Facts
            facts={[
              [t("filings.status"), <FilingStatusTag key="status" filing={filing} />],
              [t("filings.revenue"), inFull(filing.revenue)],
              [t("filings.tax"), inFull(filing.tax)],
              [t("filings.note"), filing.note],
              [t("filings.filedBy"), filing.filedBy],
              [t("filings.filedAt"), <Moment key="at" at={filing.filedAt} />],
            ]}
          />
          {filing.status === "filed" && membership.role === "owner" ? (
            <FilingActs key={filing.version} filing={filing} />
          ) : null}
          {filing.corrections.length > 0 ? <Trail corrections={filing.corrections} now={filing} /> : null}
        </>
      ) : null}
    </SideDrawer>
  );
}
