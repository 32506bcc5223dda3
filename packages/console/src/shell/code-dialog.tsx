import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { type ReactNode, useState } from "react";
import { qrCode } from "../format/qr-code.ts";
import { useWords } from "../messages/catalogue.ts";
import "./code-dialog.css";

interface CodeDialogProps {
  title: string;
  /** Above the code: what it is for; undefined while it is being read. */
  heading: string | undefined;
  facts?: ReactNode;
  /** Where the code leads, below this console's own address; undefined while it is being read. */
  path: string | undefined;
  /** Below the code: what people are to do. */
  ask: string;
  help: string;
  /** Where there are several codes: which one. */
  choice?: ReactNode;
  /** More acts, before copying and printing. */
  acts?: ReactNode;
  /** What went wrong, where something did. */
  problem?: ReactNode;
  onClose: () => void;
}

/** A code to be printed or shown on a screen, and its address to be sent. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, heading, facts, path, ask, help, choice, acts, problem, onClose } = props;
  const { t } = useWords();
  const [copied, setCopied] = useState<string>();
  const url = path && `${location.origin}${path}`;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      width={440}
      footer={
        <>
          {acts}
          <Button
            disabled={!url}
            onClick={() => url && void navigator.clipboard.writeText(url).then(() => setCopied(url))}
          >
            {copied === url && url ? t("act.copied") : t("act.copy")}
          </Button>
          <Button type="primary" disabled={!url} onClick={() => print()}>
            {t("act.print")}
          </Button>
        </>
      }
    >
      {choice}
      {problem}
      <div className="code-sheet" {...(choice ? { id: "tab-panel", role: "tabpanel" } : {})}>
        {heading ? <h2>{heading}</h2> : null}
        {facts ? <p>{facts}</p> : null}
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            <img src={qrCode(url)} alt={t("act.codeFor", { name: heading ?? title })} width="280" height="280" />
          </a>
        ) : problem ? null : (
          <Skeleton.Node active style={{ width: 280, height: 280 }} />
        )}
        <p className="code-ask">{ask}</p>
        <p className="quiet">{help}</p>
      </div>
    </Modal>
  );
}
