import {
  approveOnboarding,
  getOnboarding,
  getOnboardingDocument,
  type OnboardingDetail,
} from "@shanhai/contract/onboarding";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { LicenceTag } from "../agencies/licence-tag.tsx";
import { DivisionName } from "../format/division-name.tsx";
import { Day, Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { download } from "../shell/download.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { DecideOnboarding } from "./decide-onboarding.tsx";
import { OnboardingComments } from "./onboarding-comments.tsx";
import { OnboardingStatusTag } from "./onboarding-status-tag.tsx";
import "./onboardings.css";

function Checks({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={t("onboarding.checks")}>
      <h2>{t("onboarding.checks")}</h2>
      <ul className="onboarding-checks">
        {onboarding.checks.map(({ check, outcome, count }) => (
          <li key={check} data-outcome={outcome}>
            <span aria-hidden>{outcome === "pass" ? "✓" : "!"}</span>
            <strong>{t(`onboarding.check.${check}`)}</strong>
            <span>{t(`onboarding.found.${check}.${outcome}`, { n: count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Documents({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  const toast = useToast();
  const { onboardingId, documents } = onboarding;
  const opening = useMutation({
    mutationFn: (documentId: string) => call(getOnboardingDocument, { params: { onboardingId, documentId } }),
    onSuccess: ({ url }) => download(url),
    onError: () => toast({ text: t("onboarding.notDownloaded"), tone: "bad" }),
  });
  return (
    <section className="panel" aria-label={t("onboarding.documents")}>
      <h2>{t("onboarding.documents")}</h2>
      {documents.length === 0 ? <p className="quiet">{t("onboarding.noDocuments")}</p> : null}
      <ul className="onboarding-documents">
        {documents.map(({ documentId, kind, type, uploadedAt }) => (
          <li key={documentId}>
            <button type="button" className="link-button" onClick={() => opening.mutate(documentId)}>
              {t(`onboarding.kinds.${kind}`)}.{type}
            </button>{" "}
            <span className="quiet">
              <Moment at={uploadedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An approval's tenant and its owner's invitation: shown from the moment it is approved. */
function Approved({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [copied, setCopied] = useState(false);
  const { onboardingId, version, agencyId, agencyStatus, email } = onboarding;
  // Approving again answers with the same invitation, and has set up what is not there yet.
  const again = useMutation({
    mutationFn: () =>
      act(approveOnboarding, { params: { onboardingId }, body: { version }, idempotencyKey: crypto.randomUUID() }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [getOnboarding.id] }),
  });
  const url = again.data && `${location.origin}${again.data.invitation.path}`;
  return (
    <section className="panel onboarding-tenant" aria-label={t("onboarding.tenant")} aria-live="polite">
      <h2>{t("onboarding.tenant")}</h2>
      <p>
        {agencyStatus === "approved" ? t("onboarding.settingUp") : t("onboarding.setUp")}{" "}
        <Link to={`/agencies/${agencyId}`}>{onboarding.name}</Link>
      </p>
      {url ? (
        <div>
          <p>{t("onboarding.invitationHelp", { email })}</p>
          <Input readOnly value={url} aria-label={t("invitation.link")} onFocus={(event) => event.target.select()} />
          <div className="form-acts">
            <Button onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}>
              {copied ? t("act.copied") : t("act.copy")}
            </Button>
          </div>
        </div>
      ) : (
        <p className="form-acts">
          <Button disabled={again.isPending} onClick={() => again.mutate()}>
            {t(agencyStatus === "approved" ? "onboarding.resume" : "onboarding.showInvitation")}
          </Button>
        </p>
      )}
      {again.error ? <ProblemPanel error={again.error} writing /> : null}
    </section>
  );
}

function Detail({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  const { statusReason, status } = onboarding;
  return (
    <>
      {statusReason && status !== "submitted" ? (
        <p className="notice">
          {t("onboarding.opinion")}
          {t("punctuation.colon")}
          {statusReason}
        </p>
      ) : null}
      {status === "approved" ? <Approved onboarding={onboarding} /> : null}
      <div className="onboarding-columns">
        <div>
          <section className="panel" aria-label={t("onboarding.application")}>
            <h2>{t("onboarding.application")}</h2>
            <Facts
              facts={[
                [t("agencies.uscc"), <code key="uscc">{onboarding.uscc}</code>],
                [t("agencies.homeDivision"), <DivisionName key="division" code={onboarding.homeDivision} />],
                [t("agencies.licenceNumber"), onboarding.licenceNumber],
                [
                  t("agencies.licenceExpiry"),
                  <span key="expiry">
                    <Day date={onboarding.licenceExpiry} /> <LicenceTag expiry={onboarding.licenceExpiry} />
                  </span>,
                ],
                [
                  t("onboarding.contact"),
                  <span key="contact">
                    {onboarding.contactName} <a href={`tel:${onboarding.phone}`}>{phoneText(onboarding.phone)}</a>
                  </span>,
                ],
                [t("onboarding.email"), onboarding.email],
                [t("onboarding.note"), onboarding.note],
                [
                  t("onboarding.lead"),
                  cameOf(onboarding) && (
                    <Link key="lead" to={cameOf(onboarding) ?? ""}>
                      {onboarding.eventTitle ?? t("onboarding.openLead")}
                    </Link>
                  ),
                ],
                [t("onboarding.sentAt"), <Moment key="sent" at={onboarding.createdAt} />],
              ]}
            />
          </section>
          <Checks onboarding={onboarding} />
          <Documents onboarding={onboarding} />
        </div>
        <OnboardingComments onboarding={onboarding} />
      </div>
    </>
  );
}

/** The page of what an application came of: the lead it was, or else the event whose code was scanned. */
function cameOf({ leadId, eventId }: OnboardingDetail): string | undefined {
  if (leadId) return `/leads/${leadId}`;
  return eventId && `/events/${eventId}`;
}

/** One application: what was stated, checked and sent, what was said about it, and the decision. */
export function OnboardingPage() {
  const { t } = useWords();
  const { onboardingId = "" } = useParams();
  const read = useEndpoint(
    getOnboarding,
    { params: { onboardingId } },
    { refetchInterval: (data) => (data?.agencyStatus === "approved" ? 1_500 : 15_000) },
  );
  const onboarding = read.data;
  return (
    <>
      <PageHead
        title={onboarding?.name ?? t("onboarding.title")}
        back={{ to: "/onboardings", title: t("onboarding.title") }}
        aside={onboarding ? <OnboardingStatusTag status={onboarding.status} /> : null}
      >
        {onboarding ? <DecideOnboarding key={onboarding.status} onboarding={onboarding} /> : null}
      </PageHead>
      {read.isError && !onboarding ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : onboarding ? (
        <Detail onboarding={onboarding} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}
