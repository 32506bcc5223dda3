import { lazy, Suspense } from "react";
import { useNavigate } from "react-router";
import { useUnreadConversations } from "../conversations/use-unread-conversations.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { DueChecks } from "../placement-checks/due-checks.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { WebhookNotice } from "../webhooks/webhook-notice.tsx";

const FollowUps = lazy(async () => ({ default: (await import("../follow-ups/follow-ups.tsx")).FollowUps }));

const InterviewsList = lazy(async () => ({
  default: (await import("../interviews/interviews-list.tsx")).InterviewsList,
}));

const DueFilingsList = lazy(async () => ({ default: (await import("../filings/due-filings.tsx")).DueFilingsList }));
const PlacementsList = lazy(async () => ({
  default: (await import("../placements/placements-list.tsx")).PlacementsList,
}));
const ConversationsList = lazy(async () => ({
  default: (await import("../conversations/conversations-list.tsx")).ConversationsList,
}));
const DueVisits = lazy(async () => ({ default: (await import("../visits/due-visits.tsx")).DueVisits }));

const BatchesToRate = lazy(async () => ({ default: (await import("../batch-interviews/to-rate.tsx")).BatchesToRate }));

const TABS = [
  "checks",
  "arrivals",
  "visits",
  "followUps",
  "conversations",
  "interviews",
  "ratings",
  "filings",
] as const;

/** What is due: who is to be asked whether they are still there, whose arrival a client denies, who waits for the next step or an answer, which interviews come, whom to rate, which months are to be filed. */
export function TodayPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { words, change } = useAddressWords();
  const unread = useUnreadConversations();
  const tab = TABS.find((one) => one === words.get("tab")) ?? "checks";
  return (
    <>
      <PageHead title={t("nav.today")} />
      <WebhookNotice />
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(one) =>
          one !== "conversations"
            ? t(`today.${one}`)
            : unread > 0
              ? t("conversations.tab", { n: unread })
              : t("conversations.title")
        }
        onChoose={(one) =>
          change({
            tab: one === "checks" ? undefined : one,
            panel: undefined,
            cursor: undefined,
            stage: undefined,
            show: undefined,
          })
        }
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Suspense>
          {tab === "checks" ? <DueChecks /> : null}
          {tab === "arrivals" ? <PlacementsList confirmation="notArrived" /> : null}
          {tab === "visits" ? <DueVisits /> : null}
          {tab === "followUps" ? <FollowUps /> : null}
          {tab === "conversations" ? <ConversationsList /> : null}
          {tab === "interviews" ? (
            <InterviewsList
              empty={<EmptyState title={t("interviews.noneToCome")} help={t("interviews.emptyHelp")} />}
            />
          ) : null}
          {tab === "ratings" ? <BatchesToRate /> : null}
          {tab === "filings" ? (
            <DueFilingsList saysNothing onFile={(month) => void navigate(`/filings?panel=new&month=${month}`)} />
          ) : null}
        </Suspense>
      </div>
    </>
  );
}
