import Modal from "antd/es/modal";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";

interface ConfirmDialogProps {
  title: string;
  text: string;
  busy: boolean;
  error: unknown;
  onOk: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, text, busy, error, onOk, onClose }: ConfirmDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      open
      title={title}
      okText={busy ? t("form.saving") : title}
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
