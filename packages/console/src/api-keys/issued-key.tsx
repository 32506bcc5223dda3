import type { IssuedApiKey } from "@shanhai/contract/api-key";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import "../form/contract-form.css";

/** The token as it was issued: shown this once, so that nothing but its own button closes it. */
export function IssuedKey({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const field = useId();
  return (
    <Modal open title={t("apiKeys.issued")} footer={null} closable={false} keyboard={false} mask={{ closable: false }}>
      <div className="contract-form">
        <p role="status">{t("apiKeys.issuedHelp")}</p>
        <div className="field">
          <label htmlFor={field}>{t("apiKeys.token")}</label>
          <Input.TextArea
            id={field}
            className="api-key-token"
            readOnly
            rows={3}
            spellCheck={false}
            value={issued.token}
            onFocus={(event) => event.target.select()}
          />
        </div>
        <div className="form-acts">
          <Button
            type="primary"
            onClick={() => void navigator.clipboard.writeText(issued.token).then(() => setCopied(true))}
          >
            {t(copied ? "act.copied" : "apiKeys.copy")}
          </Button>
          <Button onClick={onClose}>{t("apiKeys.done")}</Button>
        </div>
      </div>
    </Modal>
  );
}
