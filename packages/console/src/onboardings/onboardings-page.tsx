import { listOnboardings, ONBOARDING_STATUSES, type Onboarding } from "@shanhai/contract/onboarding";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { LicenceTag } from "../agencies/licence-tag.tsx";
import { Day, Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { OnboardingStatusTag } from "./onboarding-status-tag.tsx";

const OnboardingCode = lazy(async () => ({ default: (await import("./onboarding-code.tsx")).OnboardingCode }));

const TABS = [...ONBOARDING_STATUSES, "all"] as const;

/** Agencies that want to come into the park. */
export function OnboardingsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { words, change } = useAddressWords();
  const tab = TABS.find((one) => one === words.get("status")) ?? "submitted";
  const code = (
    <Button type="primary" onClick={() => change({ panel: "code" })}>
      {t("onboarding.code")}
    </Button>
  );
  const columns: Column<Onboarding>[] = [
    {
      key: "name",
      title: t("agencies.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/onboardings/${one.onboardingId}`}>
            {one.name}
          </Link>
          <small>
            <code>{one.uscc}</code>
          </small>
        </>
      ),
    },
    {
      key: "contact",
      title: t("onboarding.contact"),
      render: (one) => (
        <>
          {one.contactName}
          <small className="number">{phoneText(one.phone)}</small>
        </>
      ),
      width: 150,
    },
    {
      key: "licence",
      title: t("agencies.licenceExpiry"),
      render: (one) => (
        <>
          <Day date={one.licenceExpiry} /> <LicenceTag expiry={one.licenceExpiry} />
        </>
      ),
      width: 170,
    },
    {
      key: "documents",
      title: t("onboarding.documents"),
      render: (one) => t("onboarding.documentCount", { n: one.documents.length }),
      width: 90,
    },
    { key: "at", title: t("onboarding.sentAt"), render: (one) => <Moment at={one.createdAt} />, width: 150 },
    {
      key: "status",
      title: t("agencies.status"),
      render: (one) => <OnboardingStatusTag status={one.status} />,
      width: 90,
    },
  ];
  return (
    <>
      <PageHead title={t("onboarding.title")}>{code}</PageHead>
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(one) => (one === "all" ? t("onboarding.all") : t(`onboarding.statuses.${one}`))}
        onChoose={(one) => change({ status: one === "submitted" ? undefined : one, cursor: undefined })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <CursorList
          key={tab}
          endpoint={listOnboardings}
          query={{ status: tab === "all" ? undefined : tab }}
          label={t("onboarding.title")}
          columns={columns}
          rowKey={(one) => one.onboardingId}
          onOpen={(one) => void navigate(`/onboardings/${one.onboardingId}`)}
          refetchInterval={15_000}
          empty={
            <EmptyState
              title={t(tab === "submitted" ? "onboarding.none" : "onboarding.noneHere")}
              help={t("onboarding.noneHelp")}
            >
              {code}
            </EmptyState>
          }
        />
      </div>
      {words.get("panel") === "code" ? (
        <Suspense>
          <OnboardingCode onClose={() => change({ panel: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}
