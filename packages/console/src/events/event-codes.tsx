import { getEventLinks, type ParkEvent, renewEventLinks } from "@shanhai/contract/event";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { qrCode } from "../format/qr-code.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { whenOf } from "./event-words.ts";
import "../interviews/interviews.css";

/** Two posters: one to register by, one for the door. What is printed is the poster, and nothing else. */
export function EventCodes({ event, onClose }: { event: ParkEvent; onClose: () => void }) {
  const { t, language } = useWords();
  const toast = useToast();
  const params = { eventId: event.eventId };
  const [which, setWhich] = useState<"register" | "door">("register");
  const [copied, setCopied] = useState<string>();
  const read = useEndpoint(getEventLinks, { params });
  const renew = useMutation({
    mutationFn: () => act(renewEventLinks, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      void read.refetch();
      toast({ text: t("events.renewed") });
    },
  });
  const url = read.data && `${location.origin}${read.data[which]}`;
  return (
    <Modal
      open
      title={t("events.codes")}
      onCancel={onClose}
      width={460}
      footer={
        <>
          <Button type="text" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {t("events.renew")}
          </Button>
          <Button
            disabled={!url}
            onClick={() => url && void navigator.clipboard.writeText(url).then(() => setCopied(url))}
          >
            {url && copied === url ? t("act.copied") : t("act.copy")}
          </Button>
          <Button type="primary" disabled={!url} onClick={() => print()}>
            {t("events.print")}
          </Button>
        </>
      }
    >
      <Tabs
        names={["register", "door"] as const}
        current={which}
        titleOf={(name) => t(`events.${name}`)}
        onChoose={setWhich}
      />
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {renew.isError ? <ProblemPanel error={renew.error} writing /> : null}
      <div className="check-in-code" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${which}`}>
        <h2>{event.title}</h2>
        <p>
          {whenOf(event, language)} · {event.place}
        </p>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            <img src={qrCode(url)} alt={t("events.codeAlt", { name: t(`events.${which}`) })} width="280" height="280" />
          </a>
        ) : (
          <Skeleton.Node active style={{ width: 280, height: 280 }} />
        )}
        <p className="check-in-ask">{t(`events.${which}`)}</p>
        <p className="quiet">{t(which === "door" ? "events.doorHelp" : "events.registerHelp")}</p>
      </div>
    </Modal>
  );
}
