import type { Application } from "@shanhai/contract/application";
import { assignApplications } from "@shanhai/contract/assignment";
import type { MemberId, OrderId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { refreshApplications } from "../moves/refresh-order.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";
import "../form/contract-form.css";
import "./assign-dialog.css";

interface AssignDialogProps {
  orderId: OrderId;
  people: readonly Application[];
  onDone: () => void;
  onClose: () => void;
}

/** Gives the people chosen to one colleague, or shares them evenly among several; nobody chosen takes them back. */
export function AssignDialog({ orderId, people, onDone, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const { me } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const read = useMembers();
  const [chosen, setChosen] = useState<ReadonlySet<MemberId>>(new Set());
  const taken = people.filter(({ recruiterId }) => recruiterId).length;
  const [unassignedOnly, setUnassignedOnly] = useState(taken > 0 && taken < people.length);
  const mutation = useMutation({
    mutationFn: () => {
      const body = {
        applicationIds: people.map(({ applicationId }) => applicationId),
        recruiterIds: [...chosen],
        unassignedOnly: unassignedOnly && chosen.size > 0,
      };
      return act(assignApplications, { params: { orderId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ results }) => {
      refreshApplications(queries);
      const done = results.filter(({ outcome }) => outcome === "assigned").length;
      const assigned = chosen.size > 0 ? done : Math.min(done, taken);
      const rest = results.length - assigned;
      const said = t(chosen.size > 0 ? "assignments.done" : "assignments.takenBack", { n: countText(assigned) });
      toast({ text: rest > 0 ? `${said}${t("assignments.rest", { n: countText(rest) })}` : said });
      onDone();
      onClose();
    },
  });
  const mineFirst = (read.members ?? []).toSorted(
    (a, b) => Number(b.memberId === me.memberId) - Number(a.memberId === me.memberId),
  );
  const concerned = unassignedOnly && chosen.size > 0 ? people.length - taken : people.length;
  const confirm =
    chosen.size > 0
      ? t("assignments.confirm", { n: countText(concerned) })
      : t("assignments.takeBack", { n: countText(taken) });
  return (
    <Modal
      open
      title={t("assignments.title", { n: countText(people.length) })}
      onCancel={mutation.isPending ? undefined : onClose}
      mask={{ closable: false }}
      width={480}
      footer={
        <>
          <Button onClick={onClose} disabled={mutation.isPending}>
            {t("act.cancel")}
          </Button>
          <Button
            type="primary"
            danger={chosen.size === 0}
            disabled={mutation.isPending || !read.members || (chosen.size === 0 && taken === 0)}
            onClick={() => mutation.mutate()}
          >
            {mutation.isPending
              ? t("form.saving")
              : chosen.size === 0 && taken === 0
                ? t("assignments.choose")
                : confirm}
          </Button>
        </>
      }
    >
      <div className="contract-form">
        {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        <fieldset className="assign-members">
          <legend>{t("assignments.to")}</legend>
          {mineFirst.map((one) => (
            <label key={one.memberId}>
              <input
                type="checkbox"
                checked={chosen.has(one.memberId)}
                disabled={mutation.isPending}
                onChange={() =>
                  setChosen((before) => {
                    const next = new Set(before);
                    if (!next.delete(one.memberId)) next.add(one.memberId);
                    return next;
                  })
                }
              />
              <span>
                {one.name}
                <small>{one.memberId === me.memberId ? t("members.me") : t(`role.${one.role}`)}</small>
              </span>
            </label>
          ))}
          {read.members?.length === 1 ? <p className="field-help">{t("assignments.alone")}</p> : null}
        </fieldset>
        {chosen.size > 1 ? (
          <p role="status">{t("assignments.each", { n: countText(Math.ceil(concerned / chosen.size)) })}</p>
        ) : null}
        {taken > 0 && chosen.size > 0 ? (
          <label className="assign-keep">
            <input
              type="checkbox"
              checked={unassignedOnly}
              disabled={mutation.isPending}
              onChange={(event) => setUnassignedOnly(event.target.checked)}
            />
            {t("assignments.unassignedOnly", { n: countText(taken) })}
          </label>
        ) : null}
        {mutation.isError ? <ProblemPanel error={mutation.error} writing /> : null}
      </div>
    </Modal>
  );
}
