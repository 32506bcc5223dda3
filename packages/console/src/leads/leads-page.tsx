import { getLeadFigures, LEAD_KINDS, LEAD_STATUSES, type Lead, type LeadKind, listLeads } from "@shanhai/contract/lead";
import Button from "antd/es/button";
import { Link, useNavigate } from "react-router";
import { CsvButton } from "../exports/csv-button.tsx";
import { countText } from "../format/figure.ts";
import { Moment, momentText } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { LeadDue } from "./lead-due.tsx";
import { LeadStatusTag } from "./lead-status-tag.tsx";
import "./leads.css";

const TABS = ["overdue", ...LEAD_STATUSES, "all"] as const;

function useColumns(): Column<Lead>[] {
  const { t } = useWords();
  return [
    {
      key: "who",
      title: t("leads.who"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/leads/${one.leadId}`}>
            {one.organisation ?? one.contactName}
          </Link>
          <small>
            {one.organisation ? `${one.contactName} ` : ""}
            <span className="number">{phoneText(one.phone)}</span>
          </small>
        </>
      ),
    },
    {
      key: "kind",
      title: t("leads.kind"),
      render: (one) => (
        <>
          {t(`leadKind.${one.kind}`)}
          {one.offeringKind ? <small>{t(`offeringKind.${one.offeringKind}`)}</small> : null}
        </>
      ),
      width: 150,
    },
    { key: "score", title: t("leads.score"), render: (one) => <b className="number">{one.score}</b>, width: 64 },
    {
      key: "assignee",
      title: t("leads.assignee"),
      render: (one) => (one.assignee ? shortName(one.assignee) : <span className="quiet">{t("leads.nobody")}</span>),
      width: 170,
    },
    { key: "due", title: t("leads.due"), render: (one) => <LeadDue due={one.due} />, width: 120 },
    { key: "status", title: t("leads.status"), render: (one) => <LeadStatusTag status={one.status} />, width: 90 },
    {
      key: "at",
      title: t("leads.at"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
}

/** The park's leads by where they stand, those that nobody has called in time first; kind and event are in the address. */
export function LeadsPage() {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const { words, change } = useAddressWords();
  const figures = useEndpoint(getLeadFigures, {}, { refetchInterval: 15_000 }).data;
  const kind = LEAD_KINDS.find((one) => one === words.get("kind"));
  const eventId = words.get("event") ?? undefined;
  const asked = TABS.find((one) => one === words.get("status"));
  // What is late comes before what is new.
  const tab = asked ?? (figures && figures.overdue > 0 ? "overdue" : "new");
  const columns = useColumns();
  const show = (changes: Record<string, string | undefined>) => change({ cursor: undefined, ...changes });
  // Of one event and one kind at once nothing is counted.
  const countOf = (name: (typeof LEAD_STATUSES)[number]): number => {
    if (eventId) return kind ? 0 : (figures?.events.find(({ id }) => id === eventId)?.counts[name] ?? 0);
    const kinds: readonly LeadKind[] = kind ? [kind] : LEAD_KINDS;
    return kinds.reduce((sum, one) => sum + (figures?.kinds[one][name] ?? 0), 0);
  };
  const titleOf = (name: (typeof TABS)[number]) => {
    if (name === "all") return t("leads.tabs.all");
    const title = name === "overdue" ? t("leads.tabs.overdue") : t(`leadStatus.${name}`);
    const n = name === "overdue" ? (kind || eventId ? undefined : figures?.overdue) : countOf(name);
    return n ? t("leads.tabOf", { name: title, n: countText(n) }) : title;
  };
  const query = {
    ...(kind ? { kind } : {}),
    ...(tab === "all" ? {} : { status: tab }),
    ...(eventId ? { eventId } : {}),
  };
  const capture = (
    <Button type="primary" onClick={() => void navigate(`/leads/capture${eventId ? `?eventId=${eventId}` : ""}`)}>
      {t("leads.capture")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("leads.title")}>
        <Button onClick={() => void navigate("/leads/catalogue")}>{t("leads.catalogue")}</Button>
        <Button onClick={() => void navigate("/leads/figures")}>{t("leads.figures")}</Button>
        <CsvButton
          endpoint={listLeads}
          query={query}
          title={t("leads.export")}
          fileName={`${t("leads.fileName")}.csv`}
          head={[
            t("leads.organisation"),
            t("leads.person"),
            t("leads.phone"),
            t("leads.kind"),
            t("leads.offering"),
            t("leads.score"),
            t("leads.assignee"),
            t("leads.status"),
            t("leads.event"),
            t("leads.note"),
            t("leads.at"),
          ]}
          cellsOf={(one) => [
            one.organisation ?? "",
            one.contactName,
            one.phone,
            t(`leadKind.${one.kind}`),
            one.offeringKind ? t(`offeringKind.${one.offeringKind}`) : "",
            String(one.score),
            one.assignee?.name ?? "",
            t(`leadStatus.${one.status}`),
            one.eventTitle ?? "",
            one.note ?? "",
            momentText(one.createdAt, language),
          ]}
        />
        {capture}
      </PageHead>
      <div className="lead-filters">
        <select
          className="select"
          aria-label={t("leads.kind")}
          value={kind ?? ""}
          onChange={(event) => show({ kind: event.target.value || undefined })}
        >
          <option value="">{t("leads.allKinds")}</option>
          {LEAD_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`leadKind.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t("leads.event")}
          value={eventId ?? ""}
          onChange={(event) => show({ event: event.target.value || undefined })}
        >
          <option value="">{t("leads.allEvents")}</option>
          {figures?.events.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? t("leadFigures.unnamed")}
            </option>
          ))}
        </select>
      </div>
      <Tabs names={TABS} current={tab} titleOf={titleOf} onChoose={(name) => show({ status: name })} />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <CursorList
          key={`${tab} ${kind} ${eventId}`}
          endpoint={listLeads}
          query={query}
          label={t("leads.title")}
          columns={columns}
          rowKey={(one) => one.leadId}
          onOpen={(one) => void navigate(`/leads/${one.leadId}`)}
          refetchInterval={15_000}
          empty={
            tab === "overdue" ? (
              <EmptyState title={t("leads.noneOverdue")} help={t("leads.noneOverdueHelp")} />
            ) : (
              <EmptyState
                title={t(tab === "new" || tab === "all" ? "leads.empty" : "leads.noneHere")}
                help={t("leads.emptyHelp")}
              >
                {capture}
              </EmptyState>
            )
          }
        />
      </div>
    </>
  );
}
