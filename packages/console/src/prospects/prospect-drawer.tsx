import { getProspect, type Prospect } from "@shanhai/contract/prospect";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Link } from "react-router";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { ProspectConsents } from "./prospect-consents.tsx";
import { EditProspect } from "./prospect-form.tsx";
import { ProspectStatusTag } from "./prospect-status-tag.tsx";
import { ShareProspect } from "./share-prospect.tsx";
import { TransitProspect } from "./transit-prospect.tsx";
import "./prospects.css";
import { DivisionName } from "../format/division-name.tsx";

type Panel = "edit" | "share" | "won" | "closed" | "open";

/** Who sees it now, in words. */
export function useSharingText() {
  const { t, language } = useWords();
  return ({ sharing, status }: Pick<Prospect, "sharing" | "status">) =>
    status === "open" && sharing.with === "chosen"
      ? sharing.partners.map(({ name }) => name).join(language === "zh" ? "、" : ", ")
      : t(`sharedWith.${status === "open" ? sharing.with : "nobody"}`);
}

function Shown({ prospect, onPanel }: { prospect: Prospect; onPanel: (panel: Panel) => void }) {
  const { t } = useWords();
  const sharingText = useSharingText();
  const { status, contact, leadId, wonWith } = prospect;
  const open = status === "open";
  return (
    <>
      <div className="prospect-acts">
        <ProspectStatusTag status={status} />
        <span className="prospect-buttons">
          <Button onClick={() => onPanel("edit")}>{t("prospects.edit")}</Button>
          {open ? (
            <>
              <Button onClick={() => onPanel("closed")}>{t("prospects.to.closed")}</Button>
              <Button onClick={() => onPanel("won")}>{t("prospects.to.won")}</Button>
              <Button type="primary" onClick={() => onPanel("share")}>
                {t("prospects.share")}
              </Button>
            </>
          ) : (
            <Button type="primary" onClick={() => onPanel("open")}>
              {t("prospects.to.open")}
            </Button>
          )}
        </span>
      </div>
      <Facts
        facts={[
          [t("prospects.kind"), t(`prospectKind.${prospect.kind}`)],
          [t("prospects.place"), <DivisionName key="division" code={prospect.division} />],
          [t("prospects.industry"), prospect.industry],
          [t("prospects.chain"), prospect.chain],
          [t("prospects.looksFor"), prospect.looksFor],
          [t("prospects.headcount"), prospect.headcount],
          [t("prospects.sharedWith"), sharingText(prospect)],
          [
            t("prospects.contactName"),
            contact ? (
              <span key="contact">
                {contact.name} <span className="number">{phoneText(contact.phone)}</span>
              </span>
            ) : undefined,
          ],
          [t("prospects.reason"), prospect.reason],
          [t("prospects.wonWith"), wonWith?.name],
          [
            t("prospects.from"),
            leadId ? (
              <Link key="lead" to={`/leads/${leadId}`}>
                {t("prospects.lead")}
              </Link>
            ) : undefined,
          ],
          [t("prospects.note"), prospect.note],
          [t("prospects.updated"), <Moment key="at" at={prospect.updatedAt} />],
        ]}
      />
      {contact ? <ProspectConsents prospect={prospect} /> : <p className="notice">{t("prospects.noContact")}</p>}
    </>
  );
}

/** One prospect: what is known, who sees it, whom its contact agreed to. */
export function ProspectDrawer({ prospectId, onClose }: { prospectId: string; onClose: () => void }) {
  const { t } = useWords();
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  const read = useEndpoint(getProspect, { params: { prospectId } }, { refetchInterval: 15_000 });
  const prospect = read.data;
  return (
    <SideDrawer title={prospect?.organisation ?? t("prospects.one")} width={560} onClose={onClose}>
      {prospect ? (
        <Shown prospect={prospect} onPanel={setPanel} />
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {prospect && panel === "edit" ? <EditProspect prospect={prospect} onClose={close} /> : null}
      {prospect && panel === "share" ? <ShareProspect prospect={prospect} onClose={close} /> : null}
      {prospect && (panel === "won" || panel === "closed" || panel === "open") ? (
        <TransitProspect prospect={prospect} to={panel} onClose={close} />
      ) : null}
    </SideDrawer>
  );
}
