import Modal from "antd/es/modal";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";

interface ConfirmDialogProps {
  title: string;
  /** What the act is called, where the title asks about it. */
  ok?: string;
  text: string;
  busy: boolean;
  error: unknown;
  onOk: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, ok = title, text, busy, error, onOk, onClose }: ConfirmDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={title}
      okText={busy ? t("form.saving") : ok}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: busy }}
      onOk={onOk}
      onCancel={onClose}
    >
      <p>{text}</p>
      {error ? <ProblemPanel error={error} writing /> : null}
    </Modal>
  );
}
