import type { EventDetail } from "@shanhai/contract/event";
import { type EventSlot, giveEventSlot, listEventSlots, removeEventSlot } from "@shanhai/contract/event-slot";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { refreshEvents } from "./refresh-events.ts";
import { useRegistrations } from "./use-registrations.ts";

const JobBoardCode = lazy(async () => ({
  default: (await import("../job-board/job-board-code.tsx")).JobBoardCode,
}));
const AddSlots = lazy(async () => ({ default: (await import("./add-slots.tsx")).AddSlots }));

/** Booths or pitch slots, and whose they are. */
export function EventSlots({ event }: { event: EventDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [codeOf, setCodeOf] = useState<string>();
  const [panel, setPanel] = useAddress("panel");
  const { eventId, slots, slotsGiven, status } = event;
  const { people } = useRegistrations(eventId);
  const settled = {
    onError: (error: Error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" as const }),
    onSettled: () => refreshEvents(queries),
  };
  const give = useMutation({
    mutationFn: ({ slot, to }: { slot: EventSlot; to: string }) =>
      act(giveEventSlot, {
        params: { eventId, slotId: slot.slotId },
        body: { version: slot.version, registrationId: to || null },
        idempotencyKey: crypto.randomUUID(),
      }),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: ({ slotId }: EventSlot) =>
      act(removeEventSlot, { params: { eventId, slotId }, idempotencyKey: crypto.randomUUID() }),
    ...settled,
  });
  const busy = give.isPending || remove.isPending || status === "cancelled";
  const free = people?.filter((one) => !one.slotId && (one.status === "registered" || one.status === "attended"));
  const columns: Column<EventSlot>[] = [
    {
      key: "label",
      title: t("programme.label"),
      render: (one) => (
        <strong className="number">
          {one.label}
          {one.at ? ` · ${one.at}` : ""}
        </strong>
      ),
      width: 140,
    },
    {
      key: "whose",
      title: t("programme.whose"),
      render: (one) => (
        <select
          className="select"
          aria-label={t("programme.give", { label: one.label })}
          value={one.registrationId ?? ""}
          disabled={busy}
          onChange={(choice) => give.mutate({ slot: one, to: choice.target.value })}
        >
          <option value="">{t("programme.nobody")}</option>
          {one.registrationId ? <option value={one.registrationId}>{one.organisation}</option> : null}
          {free?.map(({ registrationId, organisation, contactName }) => (
            <option key={registrationId} value={registrationId}>
              {organisation ?? contactName}
            </option>
          ))}
        </select>
      ),
    },
    {
      key: "code",
      title: t("postingSources.slot"),
      render: (one) => (
        <Button
          type="text"
          aria-label={t("postingSources.slotOf", { label: one.label })}
          onClick={() => setCodeOf(one.slotId)}
        >
          {t("postingSources.slot")}
        </Button>
      ),
      width: 100,
      onPhone: "bare",
    },
    {
      key: "remove",
      title: t("programme.remove"),
      render: (one) =>
        one.registrationId ? null : (
          <Button
            type="text"
            danger
            disabled={busy}
            aria-label={t("programme.removeSlot", { label: one.label })}
            onClick={() => remove.mutate(one)}
          >
            {t("programme.remove")}
          </Button>
        ),
      width: 100,
      onPhone: "bare",
    },
  ];
  const add = (
    <Button disabled={status === "cancelled"} onClick={() => setPanel("slots")}>
      {t("programme.addSlots")}
    </Button>
  );
  return (
    <section className="event-slots">
      <header>
        <h2>{t("programme.slots")}</h2>
        {slots > 0 ? <span className="quiet">{t("programme.slotsOf", { given: slotsGiven, n: slots })}</span> : null}
        {slots > 0 ? add : null}
      </header>
      <CursorList
        endpoint={listEventSlots}
        params={{ eventId }}
        label={t("programme.slots")}
        columns={columns}
        rowKey={(one) => one.slotId}
        prefix="slots"
        empty={
          <EmptyState title={t("programme.slotsEmpty")} help={t("programme.slotsHelp")}>
            {add}
          </EmptyState>
        }
      />
      <Suspense>
        {codeOf ? <JobBoardCode of={{ eventId, slotId: codeOf }} onClose={() => setCodeOf(undefined)} /> : null}
      </Suspense>
      <Suspense>{panel === "slots" ? <AddSlots event={event} onClose={() => setPanel(undefined)} /> : null}</Suspense>
    </section>
  );
}
