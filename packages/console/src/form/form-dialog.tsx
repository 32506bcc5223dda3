import Modal from "antd/es/modal";
import type { ReactNode } from "react";
import { ContractFormFrame } from "./contract-form.tsx";
import type { ContractForm } from "./use-contract-form.ts";

interface FormDialogProps {
  form: ContractForm;
  title: string;
  submitTitle: string;
  onClose: () => void;
  width?: number;
  explain?: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** One act that needs a few words, above the page it is about. */
export function FormDialog({ form, title, submitTitle, onClose, width = 520, explain, children }: FormDialogProps) {
  return (
    <Modal open title={title} footer={null} width={width} mask={{ closable: false }} onCancel={onClose}>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={submitTitle}
        onCancel={onClose}
        {...(explain ? { explain } : {})}
      >
        {children}
      </ContractFormFrame>
    </Modal>
  );
}
