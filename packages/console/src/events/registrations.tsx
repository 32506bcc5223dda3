import type { ParkEvent } from "@shanhai/contract/event";
import {
  REGISTRATION_STATUSES,
  type Registration,
  type RegistrationStatus,
  withdrawRegistration,
} from "@shanhai/contract/registration";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { lazy, Suspense, useState } from "react";
import { countText } from "../format/figure.ts";
import { momentText } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { useAttendanceQueue } from "./attendance-queue.ts";
import { refreshEvents } from "./refresh-events.ts";
import { RegistrationsExport } from "./registrations-export.tsx";
import { useRegistrations } from "./use-registrations.ts";
import "../list/filters.css";
import "../placement-checks/due-checks.css";

const AddRegistration = lazy(async () => ({ default: (await import("./add-registration.tsx")).AddRegistration }));

const TONES = { registered: "live", waiting: "warn", attended: "good", absent: "warn", cancelled: "quiet" } as const;

interface RowProps {
  one: Registration;
  status: RegistrationStatus;
  unsent: boolean;
  open: boolean;
  onMark: (attended: boolean) => void;
  onWithdraw: () => void;
}

function Row({ one, status, unsent, open, onMark, onWithdraw }: RowProps) {
  const { t, language } = useWords();
  const { contactName, organisation, phone, people, slotLabel, note, attendedAt } = one;
  const name = organisation ?? contactName;
  const came = status === "attended";
  const facts = [
    ...(organisation ? [contactName] : []),
    phoneText(phone),
    t(`events.by.${one.kind}`),
    t("registrations.peopleOf", { n: people }),
    ...(slotLabel ? [t("registrations.slot", { label: slotLabel })] : []),
    ...(note ? [note] : []),
  ];
  return (
    <li className="due-check registration" data-unsent={unsent}>
      <div className="due-check-person">
        <strong>{name}</strong>
        <small className="number">{facts.join(" · ")}</small>
      </div>
      <div className="due-check-day">
        <span className="tag" data-tone={TONES[status]}>
          {t(`registrationStatus.${status}`)}
        </span>
        <small>
          {came && attendedAt
            ? t("registrations.cameAt", { at: momentText(attendedAt, language) })
            : momentText(one.createdAt, language)}
        </small>
      </div>
      <div className="due-check-acts">
        {open && (status === "registered" || status === "absent" || came) ? (
          <Button
            type={came ? "default" : "primary"}
            ghost={!came}
            aria-label={t(came ? "registrations.unmarkNamed" : "registrations.markNamed", { name })}
            onClick={() => onMark(!came)}
          >
            {t(came ? "registrations.unmark" : "registrations.mark")}
          </Button>
        ) : null}
        {open && (status === "registered" || status === "waiting") ? (
          <Button type="text" danger aria-label={t("registrations.withdrawNamed", { name })} onClick={onWithdraw}>
            {t("registrations.withdraw")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Who is registered: looked for by name or number, marked as come, called off. Marks survive a network that is not there. */
export function Registrations({ event }: { event: ParkEvent }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { words, change } = useAddressWords();
  const { eventId } = event;
  const { people, error, refetch, readOn } = useRegistrations(eventId);
  const queue = useAttendanceQueue(eventId, (n) => toast({ text: t("registrations.refused", { n }), tone: "bad" }));
  const [search, setSearch] = useState("");
  const [leaving, setLeaving] = useState<Registration>();
  const withdraw = useMutation({
    mutationFn: ({ registrationId }: Registration) =>
      act(withdrawRegistration, {
        params: { eventId, registrationId },
        body: {},
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast({ text: t("registrations.withdrawn") }),
    onError: (problem) => toast({ text: problemText(problem, t("problem.network")), tone: "bad" }),
    onSettled: () => {
      setLeaving(undefined);
      refreshEvents(queries);
    },
  });

  const open = event.status !== "draft" && event.status !== "cancelled";
  const wanted = REGISTRATION_STATUSES.find((one) => one === words.get("status"));
  const statusOf = (one: Registration): RegistrationStatus => {
    const mark = queue.marks[one.registrationId];
    if (mark === undefined) return one.status;
    return mark ? "attended" : "registered";
  };
  const needle = search.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const shown = people?.filter((one) => {
    const text = `${one.organisation ?? ""}${one.contactName}${one.phone}`.replace(/\s/g, "").toLowerCase();
    return text.includes(needle) && (wanted === undefined || statusOf(one) === wanted);
  });
  const unsent = Object.keys(queue.marks).length;
  const add = open ? (
    <Button type="primary" onClick={() => change({ panel: "register" })}>
      {t("registrations.add")}
    </Button>
  ) : null;
  if (error && !people) return <ProblemPanel error={error} onRetry={refetch} />;
  return (
    <>
      <div className="registration-tools">
        <Input
          allowClear
          className="registration-search"
          aria-label={t("registrations.search")}
          placeholder={t("registrations.search")}
          value={search}
          onChange={(typing) => setSearch(typing.target.value)}
        />
        <fieldset className="filters" aria-label={t("registrations.filter")}>
          {([undefined, ...REGISTRATION_STATUSES] as const).map((one) => (
            <button
              key={one ?? "all"}
              type="button"
              aria-pressed={one === wanted}
              onClick={() => change({ status: one })}
            >
              {one ? t(`registrationStatus.${one}`) : t("registrations.all")}
            </button>
          ))}
        </fieldset>
        <span className="registration-acts">
          <RegistrationsExport event={event} />
          {add}
        </span>
      </div>
      {unsent > 0 ? (
        <p className="notice" role="status">
          {t("registrations.unsent", { n: countText(unsent) })}
        </p>
      ) : null}
      {people?.length === 0 ? (
        <div className="list">
          <EmptyState title={t("registrations.empty")} help={t("registrations.emptyHelp")}>
            {add}
          </EmptyState>
        </div>
      ) : (
        <section className="list due-checks" aria-label={t("events.tabs.registrations")}>
          <div className="due-checks-head">
            <span className="quiet number">{t("registrations.found", { n: countText(shown?.length ?? 0) })}</span>
          </div>
          <ul>
            {shown?.map((one) => (
              <Row
                key={one.registrationId}
                one={one}
                status={statusOf(one)}
                unsent={one.registrationId in queue.marks}
                open={open}
                onMark={(attended) => queue.mark(one.registrationId, attended)}
                onWithdraw={() => setLeaving(one)}
              />
            )) ?? (
              <li className="due-check">
                <span className="bone" />
              </li>
            )}
          </ul>
          {shown?.length === 0 ? <p className="registration-none quiet">{t("registrations.none")}</p> : null}
        </section>
      )}
      {readOn ? <Button onClick={readOn}>{t("registrations.more")}</Button> : null}
      <Modal
        open={leaving !== undefined}
        title={t("registrations.withdrawAsk", { name: leaving?.organisation ?? leaving?.contactName ?? "" })}
        okText={t("registrations.withdraw")}
        okButtonProps={{ danger: true, disabled: withdraw.isPending }}
        cancelText={t("registrations.keep")}
        onOk={() => leaving && withdraw.mutate(leaving)}
        onCancel={() => setLeaving(undefined)}
      >
        <p>{t("registrations.withdrawHelp")}</p>
      </Modal>
      <Suspense>
        {words.get("panel") === "register" && open ? (
          <AddRegistration event={event} onClose={() => change({ panel: undefined })} />
        ) : null}
      </Suspense>
    </>
  );
}
