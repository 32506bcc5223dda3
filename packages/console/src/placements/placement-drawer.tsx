import { getCandidate } from "@shanhai/contract/candidate";
import { getPlacement, type PlacementDetail } from "@shanhai/contract/placement";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { Day, Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { CareServices } from "./care-services.tsx";
import { ConfirmationTag } from "./confirmation-tag.tsx";
import { DocumentLink } from "./document-field.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { PlacementStatusTag } from "./placement-status-tag.tsx";
import { SigningForm } from "./signing-form.tsx";
import { TakeBackLeave } from "./take-back-leave.tsx";
import "./placement-drawer.css";

function Phone({ candidateId }: { candidateId: string }) {
  const read = useEndpoint(getCandidate, { params: { candidateId } });
  const phone = read.data?.phone;
  return phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : null;
}

function PlacementFacts({ placement }: { placement: PlacementDetail }) {
  const { t } = useWords();
  const { contract, leftDate, insideGuarantee } = placement;
  const facts: [string, ReactNode][] = [
    [t("candidates.phone"), <Phone key="phone" candidateId={placement.candidateId} />],
    [t("placements.enterprise"), placement.enterpriseName],
    [
      t("placements.position"),
      <Link key="order" to={`/orders/${placement.orderId}`}>
        {placement.positionTitle}
      </Link>,
    ],
    [t("placements.arrival"), <Day key="arrival" date={placement.arrivalDate} />],
    [t("placements.guaranteeUntil"), <Day key="until" date={placement.guaranteeUntil} />],
    [
      t("placements.contract"),
      contract ? (
        <span key="contract">
          <Day date={contract.signedDate} /> · {contract.place}
          {contract.document ? (
            <>
              <br />
              <DocumentLink placementId={placement.placementId} document={contract.document} />
            </>
          ) : null}
        </span>
      ) : (
        <span key="none" className="quiet">
          {t("placements.unsigned")}
        </span>
      ),
    ],
    [
      t("confirmation.label"),
      placement.confirmation ? (
        <span key="confirmation">
          <ConfirmationTag confirmation={placement.confirmation} /> {placement.confirmation.note}
          <br />
          <span className="quiet">
            {placement.confirmation.by} <Moment at={placement.confirmation.at} />
          </span>
        </span>
      ) : undefined,
    ],
    [t("placements.leftDate"), leftDate ? <Day key="left" date={leftDate} /> : undefined],
    [t("placements.leftReason"), placement.leftReason],
    [
      t("placements.seat"),
      insideGuarantee === undefined ? undefined : t(insideGuarantee ? "placements.reopened" : "placements.stayed"),
    ],
  ];
  return <Facts facts={facts} />;
}

function Checks({ placement }: { placement: PlacementDetail }) {
  const { t } = useWords();
  const open = placement.status === "active" ? "checks.open" : "checks.needless";
  return (
    <ul className="placement-checks">
      {placement.checks.map((check) => (
        <li key={check.day}>
          <strong>{t("retention.day", { n: check.day })}</strong>
          <span
            className="tag"
            data-tone={check.outcome && { present: "good", absent: "warn", left: "bad" }[check.outcome]}
          >
            {t(check.outcome ? `checks.outcomes.${check.outcome}` : open)}
          </span>
          <span className="quiet">
            {check.doneDate ? <Day date={check.doneDate} /> : <Day date={check.due} />}
            {check.note ? ` · ${check.note}` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Detail({ placement }: { placement: PlacementDetail }) {
  const { t } = useWords();
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="placement-detail">
      <p className="placement-head">
        <PlacementStatusTag placement={placement} />
        <Link to={`/candidates/${placement.candidateId}`}>{t("placements.openPerson")}</Link>
      </p>
      <PlacementFacts placement={placement} />
      <SigningForm placement={placement} />
      <h3>{t("checks.title")}</h3>
      <Checks placement={placement} />
      <h3>{t("care.title")}</h3>
      <CareServices placement={placement} />
      <div className="placement-acts">
        {placement.status === "active" ? (
          <Button danger onClick={() => setLeaving(true)}>
            {t("placements.leave")}
          </Button>
        ) : (
          <TakeBackLeave placement={placement} />
        )}
      </div>
      {leaving ? <LeaveDialog placement={placement} onClose={() => setLeaving(false)} /> : null}
    </div>
  );
}

/** One person on the job beside the list they were found in. */
export function PlacementDrawer({ placementId, onClose }: { placementId: string; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getPlacement, { params: { placementId } });
  return (
    <SideDrawer title={read.data?.candidateName ?? t("placements.title")} onClose={onClose}>
      {read.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? <Detail placement={read.data} /> : null}
    </SideDrawer>
  );
}
