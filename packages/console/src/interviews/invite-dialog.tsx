import type { Application } from "@shanhai/contract/application";
import { type Interview, inviteToInterview, listInterviews, MOST_INVITED } from "@shanhai/contract/interview";
import type { Position } from "@shanhai/contract/position";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { useNavigate } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { dateText, daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { hoursOf, seatsOf } from "./interview-words.ts";
import { PlanInterview } from "./plan-interview.tsx";
import { refreshInterviews } from "./refresh-interviews.ts";
import "../form/contract-form.css";

interface InviteDialogProps {
  position: Position;
  people: readonly Application[];
  onDone: () => void;
  onClose: () => void;
}

const roomIn = (interview: Interview) => seatsOf(interview) - interview.booked;

/** Invites the people chosen to one of the position's interviews; a new one can be planned on the way. */
export function InviteDialog({ position, people, onDone, onClose }: InviteDialogProps) {
  const { t, language } = useWords();
  const fields = useId();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { orderId, positionId, title } = position;
  const read = useEndpoint(listInterviews, { params: { orderId }, query: { limit: 100 } });
  const interviews = read.data?.items
    .filter((one) => one.positionId === positionId && one.status === "planned" && daysUntil(one.date) >= 0)
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const [wanted, setWanted] = useState<string>();
  const [slot, setSlot] = useState("");
  const [planning, setPlanning] = useState(false);
  const interview = interviews?.find((one) => one.interviewId === wanted) ?? interviews?.[0];
  const invite = useMutation({
    mutationFn: (to: Interview) => {
      const body = { applicationIds: people.map((one) => one.applicationId), ...(slot ? { slot } : {}) };
      const params = { orderId, interviewId: to.interviewId };
      return act(inviteToInterview, { params, body, idempotencyKey: key.keyFor({ ...body, ...params }) });
    },
    onSuccess: ({ results }, to) => {
      refreshInterviews(queries);
      const count = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
      const rest = results.length - count("invited");
      const parts = [
        t("interviews.invited", { n: countText(count("invited")) }),
        ...(count("full") > 0 ? [t("interviews.full", { n: countText(count("full")) })] : []),
        ...(rest > count("full") ? [t("interviews.unchanged", { n: countText(rest - count("full")) })] : []),
      ];
      toast({
        text: parts.join(t("interviews.join")),
        ...(rest > 0 && count("full") > 0 ? { tone: "bad" as const } : {}),
        act: {
          title: t("interviews.see"),
          run: () => void navigate(`/orders/${orderId}/interviews/${to.interviewId}`),
        },
      });
      onDone();
      onClose();
    },
  });
  if (planning) {
    return (
      <PlanInterview
        order={{ orderId, positions: [{ positionId, title }] }}
        positionId={positionId}
        onPlanned={({ interviewId }) => {
          setWanted(interviewId);
          setPlanning(false);
        }}
        onClose={() => setPlanning(false)}
      />
    );
  }
  const tooMany = people.length > MOST_INVITED;
  return (
    <Modal
      open
      title={t("interviews.inviteTitle", { n: countText(people.length) })}
      onCancel={invite.isPending ? undefined : onClose}
      mask={{ closable: false }}
      width={520}
      footer={
        <>
          <Button disabled={invite.isPending} onClick={() => setPlanning(true)}>
            {t("interviews.plan")}
          </Button>
          <Button
            type="primary"
            disabled={!interview || invite.isPending || tooMany}
            onClick={() => interview && invite.mutate(interview)}
          >
            {invite.isPending ? t("form.saving") : t("interviews.invite", { n: countText(people.length) })}
          </Button>
        </>
      }
    >
      <div className="contract-form">
        {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        {interviews?.length === 0 ? <p>{t("interviews.noneYet")}</p> : null}
        {interview ? (
          <>
            <div className="field">
              <label htmlFor={`${fields}-which`}>{t("interviews.which")}</label>
              <select
                id={`${fields}-which`}
                className="select"
                value={interview.interviewId}
                disabled={invite.isPending}
                onChange={(event) => {
                  setWanted(event.target.value);
                  setSlot("");
                }}
              >
                {interviews?.map((one) => (
                  <option key={one.interviewId} value={one.interviewId}>
                    {dateText(one.date, language)} {hoursOf(one)} · {one.place} ·{" "}
                    {t("interviews.room", { n: countText(roomIn(one)) })}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor={`${fields}-slot`}>{t("interviews.slot")}</label>
              <select
                id={`${fields}-slot`}
                className="select"
                value={slot}
                disabled={invite.isPending}
                onChange={(event) => setSlot(event.target.value)}
              >
                <option value="">{t("interviews.firstFree")}</option>
                {interview.slots.map(({ at, booked, capacity }) => (
                  <option key={at} value={at} disabled={booked >= capacity}>
                    {at} · {t("interviews.bookedOf", { n: booked, seats: capacity })}
                  </option>
                ))}
              </select>
            </div>
            {people.length > roomIn(interview) ? (
              <p role="status">
                {t("interviews.tooFew", {
                  room: countText(roomIn(interview)),
                  rest: countText(people.length - roomIn(interview)),
                })}
              </p>
            ) : null}
          </>
        ) : null}
        {tooMany ? <p role="status">{t("interviews.tooMany", { n: countText(MOST_INVITED) })}</p> : null}
        {invite.isError ? <ProblemPanel error={invite.error} writing /> : null}
      </div>
    </Modal>
  );
}
