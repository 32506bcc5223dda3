import { replayWebhookDeliveries } from "@shanhai/contract/webhook-delivery";
import { useMutation } from "@tanstack/react-query";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { inDays } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

/** Deliveries are kept so long. */
const KEPT_DAYS = 30;

interface ReplayFailedProps {
  webhookId: string;
  refresh: () => void;
  onClose: () => void;
}

/** Sends again what failed since a day, part by part until there is no more. */
export function ReplayFailed({ webhookId, refresh, onClose }: ReplayFailedProps) {
  const { t } = useWords();
  const toast = useToast();
  const field = useId();
  const [day, setDay] = useState(inDays(-7));
  const [done, setDone] = useState(0);
  const replaying = useMutation({
    mutationFn: async () => {
      const body = { since: new Date(`${day}T00:00:00+08:00`).toISOString() };
      let total = 0;
      for (let more = true; more; ) {
        const part = await act(replayWebhookDeliveries, {
          params: { webhookId },
          body,
          idempotencyKey: crypto.randomUUID(),
        });
        total += part.replayed;
        more = part.more;
        setDone(total);
      }
      return total;
    },
    onSuccess: (total) => {
      toast({ text: total > 0 ? t("webhooks.replayedAll", { n: total }) : t("webhooks.replayedNone") });
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Modal
      open
      title={t("webhooks.replayAllTitle")}
      okText={replaying.isPending ? t("webhooks.replaying", { n: done }) : t("webhooks.replayAll")}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: replaying.isPending || day === "" }}
      onOk={() => replaying.mutate()}
      onCancel={onClose}
    >
      <p>{t("webhooks.replayAllHelp")}</p>
      <div className="field">
        <label htmlFor={field}>{t("webhooks.since")}</label>
        <Input
          id={field}
          type="date"
          value={day}
          min={inDays(-KEPT_DAYS)}
          max={inDays(0)}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      {replaying.error ? <ProblemPanel error={replaying.error} writing /> : null}
    </Modal>
  );
}
