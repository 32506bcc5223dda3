import { lazy, Suspense } from "react";
import { useWords } from "../messages/catalogue.ts";
import { DueChecks } from "../placement-checks/due-checks.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";

const FollowUps = lazy(async () => ({ default: (await import("../follow-ups/follow-ups.tsx")).FollowUps }));

const TABS = ["checks", "followUps"] as const;

/** What is due: who is to be asked whether they are still there, and who waits for the next step. */
export function TodayPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const tab = TABS.find((one) => one === words.get("tab")) ?? "checks";
  return (
    <>
      <PageHead title={t("nav.today")} />
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(one) => t(`today.${one}`)}
        onChoose={(one) =>
          change({ tab: one === "checks" ? undefined : one, panel: undefined, cursor: undefined, stage: undefined })
        }
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Suspense>{tab === "followUps" ? <FollowUps /> : <DueChecks />}</Suspense>
      </div>
    </>
  );
}
