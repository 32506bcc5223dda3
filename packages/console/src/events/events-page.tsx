import { EVENT_KINDS, listEvents, type ParkEvent } from "@shanhai/contract/event";
import { attendanceRate } from "@shanhai/contract/event-words";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { EventStatusTag } from "./event-status-tag.tsx";
import { allOf, whenOf } from "./event-words.ts";
import "../list/filters.css";
import "./events.css";

const CreateEvent = lazy(async () => ({ default: (await import("./create-event.tsx")).CreateEvent }));

function useColumns(past: boolean): Column<ParkEvent>[] {
  const { t, language } = useWords();
  return [
    {
      key: "name",
      title: t("events.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/events/${one.eventId}`}>
            {one.title}
          </Link>
          <small>
            {t(`eventKind.${one.kind}`)} · {one.place}
          </small>
        </>
      ),
    },
    {
      key: "when",
      title: t("events.time"),
      render: (one) => <span className="number">{whenOf(one, language)}</span>,
      width: 210,
    },
    {
      key: "places",
      title: t("events.places"),
      render: (one) => (
        <span className="number nowrap">
          {t("events.placesOf", { taken: countText(one.taken), capacity: countText(one.capacity) })}
        </span>
      ),
      width: 130,
    },
    past
      ? {
          key: "came",
          title: t("events.rate"),
          render: (one) => {
            const rate = attendanceRate(one);
            return <span className="number">{rate === undefined ? t("events.noRate") : `${rate}%`}</span>;
          },
          width: 100,
        }
      : {
          key: "waiting",
          title: t("events.waiting"),
          render: (one) => <span className="number">{countText(one.waiting)}</span>,
          width: 100,
        },
    {
      key: "registrations",
      title: t("events.registrations"),
      render: (one) => <span className="number">{countText(allOf(one.registered))}</span>,
      width: 80,
    },
    { key: "status", title: t("events.status"), render: (one) => <EventStatusTag status={one.status} />, width: 110 },
  ];
}

/** The park's events: what comes up and what was, of all kinds or one; the choice is in the address. */
export function EventsPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const navigate = useNavigate();
  const { words, change } = useAddressWords();
  const when = words.get("when") === "past" ? "past" : "upcoming";
  const kind = EVENT_KINDS.find((one) => one === words.get("kind"));
  const columns = useColumns(when === "past");
  const administers = membership.role === "administrator";
  const create = administers ? (
    <Button type="primary" onClick={() => change({ panel: "new" })}>
      {t("events.create")}
    </Button>
  ) : null;
  // Another list begins at its first page.
  const show = (changes: Record<string, string | undefined>) => change({ cursor: undefined, ...changes });
  return (
    <>
      <PageHead title={t("events.title")}>{create}</PageHead>
      <div className="event-filters">
        <fieldset className="filters" aria-label={t("events.when")}>
          {(["upcoming", "past"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === when} onClick={() => show({ when: one })}>
              {t(`events.${one}`)}
            </button>
          ))}
        </fieldset>
        <select
          className="select"
          aria-label={t("events.kind")}
          value={kind ?? ""}
          onChange={(event) => show({ kind: event.target.value || undefined })}
        >
          <option value="">{t("events.allKinds")}</option>
          {EVENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`eventKind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <CursorList
        key={`${when} ${kind}`}
        endpoint={listEvents}
        query={{ when, ...(kind ? { kind } : {}) }}
        label={t("events.title")}
        columns={columns}
        rowKey={(one) => one.eventId}
        onOpen={(one) => void navigate(`/events/${one.eventId}`)}
        refetchInterval={15_000}
        empty={
          <EmptyState
            title={t(when === "past" ? "events.emptyPast" : "events.emptyUpcoming")}
            help={t(when === "past" ? "events.emptyPastHelp" : "events.emptyUpcomingHelp")}
          >
            {create}
          </EmptyState>
        }
      />
      <Suspense>
        {words.get("panel") === "new" && administers ? (
          <CreateEvent
            onCreated={({ eventId }) => void navigate(`/events/${eventId}`)}
            onClose={() => change({ panel: undefined })}
          />
        ) : null}
      </Suspense>
    </>
  );
}
