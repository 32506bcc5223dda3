import type { DueCheck } from "@shanhai/contract/placement-check";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { countText } from "../format/figure.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SeatConsequence } from "../placements/seat-consequence.tsx";
import "../form/contract-form.css";

interface LeftDialogProps {
  checks: readonly DueCheck[];
  busy: boolean;
  onConfirm: (leaving: { date: string; reason: string }) => void;
  onClose: () => void;
}

/** Day and reason of people who left, with what that does to their seats. */
export function LeftDialog({ checks, busy, onConfirm, onClose }: LeftDialogProps) {
  const { t } = useWords();
  const fields = useId();
  const [date, setDate] = useState(() => today());
  const [reason, setReason] = useState("");
  const [one] = checks;
  const earliest =
    checks
      .map(({ arrivalDate }) => arrivalDate as string)
      .sort()
      .at(-1) ?? "";
  const wrong = date > today() ? "after" : date < earliest ? "before" : undefined;
  const name = checks.length === 1 ? (one?.candidateName ?? "") : t("seats.people", { n: countText(checks.length) });
  return (
    <Modal
      open
      title={t("placements.leaveOf", { name })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t("act.cancel")}
          </Button>
          <Button
            type="primary"
            danger
            disabled={busy || !date || wrong !== undefined || reason.trim() === ""}
            onClick={() => onConfirm({ date, reason: reason.trim() })}
          >
            {t("placements.leaveConfirm")}
          </Button>
        </>
      }
    >
      <div className="contract-form">
        <div className="field">
          <label htmlFor={`${fields}-date`}>{t("placements.leftDate")}</label>
          <Input
            id={`${fields}-date`}
            type="date"
            min={earliest}
            max={today()}
            value={date}
            status={wrong ? "error" : ""}
            disabled={busy}
            onChange={(event) => setDate(event.target.value)}
          />
          {wrong ? <p className="field-issue">{t(`placements.dateIssue.${wrong}`)}</p> : null}
        </div>
        <div className="field">
          <label htmlFor={`${fields}-reason`}>{t("placements.leftReason")}</label>
          <Input.TextArea
            id={`${fields}-reason`}
            rows={2}
            maxLength={200}
            value={reason}
            disabled={busy}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <SeatConsequence date={date} people={checks} />
      </div>
    </Modal>
  );
}
