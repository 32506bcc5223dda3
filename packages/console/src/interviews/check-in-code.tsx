import { getCheckInLink, type Interview, renewCheckInLink } from "@shanhai/contract/interview";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Day } from "../format/moment.tsx";
import { qrCode } from "../format/qr-code.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { hoursOf } from "./interview-words.ts";

/** The code for the door: print it, or show it on a screen; people type their number and are checked in. */
export function CheckInCode({ interview, onClose }: { interview: Interview; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { orderId, interviewId } = interview;
  const params = { orderId, interviewId };
  const [copied, setCopied] = useState(false);
  const read = useEndpoint(getCheckInLink, { params });
  const renew = useMutation({
    mutationFn: () => act(renewCheckInLink, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      void read.refetch();
      setCopied(false);
      toast({ text: t("interviews.renewed") });
    },
  });
  const url = read.data && `${location.origin}${read.data.path}`;
  return (
    <Modal
      open
      title={t("interviews.code")}
      onCancel={onClose}
      width={440}
      footer={
        <>
          <Button type="text" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {t("interviews.renew")}
          </Button>
          <Button
            disabled={!url}
            onClick={() => url && void navigator.clipboard.writeText(url).then(() => setCopied(true))}
          >
            {copied ? t("act.copied") : t("act.copy")}
          </Button>
          <Button type="primary" disabled={!url} onClick={() => print()}>
            {t("interviews.print")}
          </Button>
        </>
      }
    >
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {renew.isError ? <ProblemPanel error={renew.error} writing /> : null}
      <div className="check-in-code">
        <h2>{interview.positionTitle}</h2>
        <p>
          {interview.enterpriseName} · <Day date={interview.date} /> {hoursOf(interview)}
        </p>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            <img src={qrCode(url)} alt={t("interviews.codeAlt")} width="280" height="280" />
          </a>
        ) : (
          <Skeleton.Node active style={{ width: 280, height: 280 }} />
        )}
        <p className="check-in-ask">{t("interviews.scan")}</p>
        <p className="quiet">{t("interviews.codeHelp")}</p>
      </div>
    </Modal>
  );
}
