import { CLASS_KINDS } from "@shanhai/contract/class-job";
import { type EventDetail, getEvent, REGISTRANT_KINDS } from "@shanhai/contract/event";
import { attendanceRate } from "@shanhai/contract/event-words";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { EventActs } from "./event-acts.tsx";
import { EventStatusTag } from "./event-status-tag.tsx";
import { allOf, whenOf } from "./event-words.ts";
import "../orders/order-page.css";
import "../shell/figures.css";
import "./events.css";

const EditEvent = lazy(async () => ({ default: (await import("./edit-event.tsx")).EditEvent }));
const EventCodes = lazy(async () => ({ default: (await import("./event-codes.tsx")).EventCodes }));
const Registrations = lazy(async () => ({ default: (await import("./registrations.tsx")).Registrations }));
const ClassJobs = lazy(async () => ({ default: (await import("./class-jobs.tsx")).ClassJobs }));
const EventProgramme = lazy(async () => ({ default: (await import("./event-programme.tsx")).EventProgramme }));
const ContestEntries = lazy(async () => ({ default: (await import("./contest-entries.tsx")).ContestEntries }));
const EventReport = lazy(async () => ({ default: (await import("./event-report.tsx")).EventReport }));

const TABS = ["overview", "registrations", "programme", "jobs", "entries", "report"] as const;

function Figures({ event }: { event: EventDetail }) {
  const { t } = useWords();
  const rate = attendanceRate(event);
  const figures = [
    { title: t("events.places"), n: countText(event.taken), of: countText(event.capacity) },
    { title: t("events.registrations"), n: countText(allOf(event.registered)) },
    { title: t("events.waiting"), n: countText(event.waiting) },
    { title: t("events.came"), n: countText(allOf(event.attended)) },
    { title: t("events.rate"), n: rate === undefined ? t("events.noRate") : `${rate}%` },
    { title: t("events.withdrawn"), n: countText(event.withdrawn) },
  ];
  return (
    <dl className="figures">
      {figures.map(({ title, n, of }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="number">
            {n}
            {of === undefined ? null : <small> / {of}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Overview({ event }: { event: EventDetail }) {
  const { t } = useWords();
  const { registered, attended, agenda, description } = event;
  const kinds = REGISTRANT_KINDS.filter((kind) => registered[kind] > 0);
  return (
    <>
      <Figures event={event} />
      {description ? (
        <section className="panel">
          <h2>{t("events.description")}</h2>
          <p className="event-text">{description}</p>
        </section>
      ) : null}
      {kinds.length > 0 ? (
        <section className="panel">
          <h2>{t("events.byRegistrant")}</h2>
          <table className="event-table">
            <thead>
              <tr>
                <th scope="col">{t("registrations.kind")}</th>
                <th scope="col">{t("events.registrations")}</th>
                <th scope="col">{t("events.came")}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t(`events.by.${kind}`)}</th>
                  <td>{countText(registered[kind])}</td>
                  <td>{countText(attended[kind])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {agenda.items.length > 0 ? (
        <section className="panel">
          <h2>{t("programme.agenda")}</h2>
          <ol className="event-agenda">
            {agenda.items.map(({ date, at, title, speaker }) => (
              <li key={`${date} ${at} ${title}`}>
                <time className="number">
                  {date && date !== event.date ? `${date} ` : ""}
                  {at}
                </time>
                <span>
                  {title}
                  {speaker ? <small>{speaker}</small> : null}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

/** One event: what it is, who comes, its agenda and booths, and what came of it. Evaluators see no registrations. */
export function EventPage() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const { eventId = "" } = useParams();
  const { words, change } = useAddressWords();
  const read = useEndpoint(getEvent, { params: { eventId } }, { refetchInterval: 15_000 });
  const event = read.data;
  const administers = membership.role === "administrator";
  const tabs = TABS.filter(
    (one) =>
      (administers || (one !== "registrations" && one !== "programme" && one !== "jobs")) &&
      (one !== "jobs" || (event && CLASS_KINDS.includes(event.kind))) &&
      (one !== "entries" || event?.kind === "contest"),
  );
  const tab = tabs.find((one) => one === words.get("tab")) ?? "overview";
  const panel = words.get("panel");
  const close = () => change({ panel: undefined });
  return (
    <>
      <PageHead
        title={event?.title ?? t("events.title")}
        back={{ to: "/events", title: t("events.title") }}
        aside={event ? <EventStatusTag status={event.status} /> : null}
      >
        {event && administers ? <EventActs event={event} onPanel={(name) => change({ panel: name })} /> : null}
      </PageHead>
      {read.isError && !event ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : event ? (
        <>
          <p className="order-facts">
            <span>{t(`eventKind.${event.kind}`)}</span>
            <span className="number">{whenOf(event, language)}</span>
            <span>{event.place}</span>
            {event.organiser ? <span>{event.organiser}</span> : null}
          </p>
          {event.status === "draft" ? <p className="notice">{t("events.draftNotice")}</p> : null}
          {event.status === "cancelled" ? <p className="notice">{t("events.cancelledNotice")}</p> : null}
          <Tabs
            names={tabs}
            current={tab}
            titleOf={(name) => (name === "jobs" ? t("classJobs.tab") : t(`events.tabs.${name}`))}
            onChoose={(name) => change({ tab: name })}
          />
          <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
              {tab === "overview" ? <Overview event={event} /> : null}
              {tab === "registrations" ? <Registrations event={event} /> : null}
              {tab === "programme" ? <EventProgramme event={event} /> : null}
              {tab === "jobs" ? <ClassJobs event={event} /> : null}
              {tab === "entries" ? <ContestEntries event={event} administers={administers} /> : null}
              {tab === "report" ? <EventReport event={event} administers={administers} /> : null}
            </Suspense>
          </div>
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Suspense>
        {event && administers && panel === "edit" ? <EditEvent event={event} onClose={close} /> : null}
        {event && administers && panel === "codes" ? <EventCodes event={event} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
