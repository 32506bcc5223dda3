import {
  listOpenEvents,
  type OpenEvent,
  registerAgencyForEvent,
  withdrawAgencyRegistration,
} from "@shanhai/contract/registration";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { countText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { whenOf } from "./event-words.ts";
import { refreshEvents } from "./refresh-events.ts";
import "./events.css";

function Register({ event: { eventId, title }, onClose }: { event: OpenEvent; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: registerAgencyForEvent,
    initial: { contactName: "", phone: "", people: "1", note: "" },
    draft: `openEvent:${eventId}`,
    read: (values) => ({
      eventId,
      contactName: values.contactName,
      phone: values.phone,
      people: typedNumber(values.people),
      note: typed(values.note),
    }),
    onDone: ({ status }) => {
      refreshEvents(queries);
      toast({ text: t(status === "waiting" ? "openEvents.waiting" : "openEvents.registered") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("openEvents.registerTitle", { name: title })} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("openEvents.register")}
        submitTitle={t("openEvents.register")}
        onCancel={onClose}
      >
        <TextField form={form} name="contactName" label={t("registrations.contactName")} />
        <TextField form={form} name="phone" type="tel" inputMode="numeric" label={t("registrations.phone")} />
        <TextField form={form} name="people" type="number" label={t("registrations.people")} />
        <TextField form={form} name="note" lines={2} label={t("registrations.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}

function Card({ event, onRegister }: { event: OpenEvent; onRegister: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { eventId, own, placesLeft, waiting, status } = event;
  const withdraw = useMutation({
    mutationFn: (registrationId: string) =>
      act(withdrawAgencyRegistration, {
        params: { registrationId },
        body: { eventId },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast({ text: t("openEvents.withdrawn") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshEvents(queries),
  });
  const canLeave = own?.status === "registered" || own?.status === "waiting";
  return (
    <li className="panel open-event">
      <div>
        <h2>{event.title}</h2>
        <p>
          <span className="tag" data-tone="live">
            {t(`eventKind.${event.kind}`)}
          </span>{" "}
          <span className="number">{whenOf(event, language)}</span> · {event.place}
          {event.organiser ? ` · ${event.organiser}` : ""}
        </p>
        {event.description ? <p className="event-text quiet">{event.description}</p> : null}
      </div>
      <div className="open-event-acts">
        {own ? (
          <strong>
            {t("openEvents.own", { status: t(`registrationStatus.${own.status}`) })}
            {own.slotLabel ? ` · ${t("registrations.slot", { label: own.slotLabel })}` : ""}
          </strong>
        ) : (
          <span className="quiet">
            {placesLeft > 0
              ? t("openEvents.left", { n: countText(placesLeft) })
              : t("openEvents.full", { n: countText(waiting) })}
          </span>
        )}
        {!own && status === "open" ? (
          <Button type="primary" onClick={onRegister}>
            {t(placesLeft > 0 ? "openEvents.register" : "openEvents.join")}
          </Button>
        ) : null}
        {own && canLeave ? (
          <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(own.registrationId)}>
            {t("openEvents.withdraw")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What an agency can go to: the park's events that are open, and its own registrations. */
export function OpenEventsPage() {
  const { t } = useWords();
  const [chosen, setChosen] = useAddress("register");
  const read = useEndpoint(listOpenEvents, {}, { refetchInterval: 15_000 });
  const events = read.data?.items;
  const event = events?.find(({ eventId }) => eventId === chosen);
  return (
    <>
      <PageHead title={t("openEvents.title")} />
      {read.isError && !events ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {events?.length === 0 ? (
        <div className="list">
          <EmptyState title={t("openEvents.empty")} help={t("openEvents.emptyHelp")} />
        </div>
      ) : null}
      {events ? (
        <ul className="open-events">
          {events.map((one) => (
            <Card key={one.eventId} event={one} onRegister={() => setChosen(one.eventId)} />
          ))}
        </ul>
      ) : read.isError ? null : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {event && !event.own ? <Register event={event} onClose={() => setChosen(undefined)} /> : null}
    </>
  );
}
