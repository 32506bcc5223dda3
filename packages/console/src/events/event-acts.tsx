import { type EventStatus, type ParkEvent, updateEvent } from "@shanhai/contract/event";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { allOf } from "./event-words.ts";
import { refreshEvents } from "./refresh-events.ts";

type Word = "goOpen" | "goClosed" | "goHeld" | "goCancelled" | "restore" | "notHeld" | "reopen";

/** Where an event may go from where it is, the likeliest last. */
function waysOf({ status, date }: ParkEvent): readonly (readonly [to: EventStatus, word: Word])[] {
  const begun = date <= today();
  const held = begun ? ([["held", "goHeld"]] as const) : [];
  if (status === "draft")
    return [
      ["cancelled", "goCancelled"],
      ["open", "goOpen"],
    ];
  if (status === "open") return [["cancelled", "goCancelled"], ["closed", "goClosed"], ...held];
  if (status === "closed") return [["cancelled", "goCancelled"], ["open", "reopen"], ...held];
  return status === "cancelled" ? [["closed", "restore"]] : [["closed", "notHeld"]];
}

/** What can be done with an event as a whole. Cancelling asks first; everything can be called back. */
export function EventActs({ event, onPanel }: { event: ParkEvent; onPanel: (panel: string) => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { eventId, version, status } = event;
  const turn = useMutation({
    mutationFn: (to: EventStatus) =>
      act(updateEvent, { params: { eventId }, body: { version, status: to }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (after) => toast({ text: t("events.turned", { status: t(`eventStatus.${after.status}`) }) }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => {
      setAsking(false);
      refreshEvents(queries);
    },
  });
  return (
    <>
      {waysOf(event).map(([to, word]) => (
        <Button
          key={to}
          type={to === "open" && status === "draft" ? "primary" : to === "cancelled" ? "text" : "default"}
          danger={to === "cancelled"}
          disabled={turn.isPending}
          onClick={() => (to === "cancelled" ? setAsking(true) : turn.mutate(to))}
        >
          {t(`events.${word}`)}
        </Button>
      ))}
      {status === "cancelled" ? null : <Button onClick={() => onPanel("edit")}>{t("events.edit")}</Button>}
      {status === "draft" || status === "cancelled" ? null : (
        <Link to={`/leads/capture?eventId=${eventId}`}>
          <Button>{t("events.capture")}</Button>
        </Link>
      )}
      {status === "open" || status === "closed" ? (
        <Button type="primary" onClick={() => onPanel("codes")}>
          {t("events.codes")}
        </Button>
      ) : null}
      <Modal
        open={asking}
        title={t("events.cancelAsk")}
        okText={t("events.goCancelled")}
        okButtonProps={{ danger: true, disabled: turn.isPending }}
        cancelText={t("registrations.keep")}
        onOk={() => turn.mutate("cancelled")}
        onCancel={() => setAsking(false)}
      >
        <p>{t("events.cancelHelp", { n: countText(allOf(event.registered)) })}</p>
      </Modal>
    </>
  );
}
