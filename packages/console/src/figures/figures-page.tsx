import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { ParkFilingsList } from "./park-filings.tsx";
import { AgencyRanking } from "./ranking.tsx";
import { Trend } from "./trend.tsx";
import "./figures.css";

const TABS = ["trend", "ranking", "filings"] as const;
const STEPS = ["month", "quarter"] as const;

/** The park's figures: how they go, who brings them, and who has still to file. */
export function FiguresPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const tab = TABS.find((one) => one === words.get("tab")) ?? "trend";
  const by = STEPS.find((one) => one === words.get("by")) ?? "month";
  return (
    <>
      <PageHead title={t("figures.title")}>
        {tab === "filings" ? null : (
          <div className="figure-steps no-print" role="radiogroup" aria-label={t("figures.by")}>
            {STEPS.map((one) => (
              <label key={one} data-chosen={one === by}>
                <input
                  type="radio"
                  name="by"
                  checked={one === by}
                  onChange={() => change({ by: one === "month" ? undefined : one, period: undefined })}
                />
                {t(`figures.steps.${one}`)}
              </label>
            ))}
          </div>
        )}
      </PageHead>
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(one) => t(`figures.tabs.${one}`)}
        onChoose={(one) => change({ tab: one === "trend" ? undefined : one })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === "trend" ? <Trend by={by} /> : null}
        {tab === "ranking" ? <AgencyRanking by={by} /> : null}
        {tab === "filings" ? <ParkFilingsList /> : null}
      </div>
    </>
  );
}
