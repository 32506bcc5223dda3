import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";

/** The one look at a secret. Clicking beside it does not close it: it would be lost. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <Modal
      open
      title={t("webhooks.secretTitle")}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      width={560}
      footer={
        <>
          <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
            {t(copied ? "act.copied" : "act.copy")}
          </Button>
          <Button type="primary" onClick={onClose}>
            {t("webhooks.secretDone")}
          </Button>
        </>
      }
    >
      <p>{t("webhooks.secretHelp")}</p>
      <Input
        readOnly
        className="webhook-secret"
        aria-label={t("webhooks.secretLabel")}
        value={secret}
        onFocus={(event) => event.target.select()}
      />
    </Modal>
  );
}
