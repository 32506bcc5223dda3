import { getEventLinks, type ParkEvent, renewEventLinks } from "@shanhai/contract/event";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { whenOf } from "./event-words.ts";

/** Four posters: to register by, for the door, to leave a lead, to apply to settle. What is printed is the poster, and nothing else. */
export function EventCodes({ event, onClose }: { event: ParkEvent; onClose: () => void }) {
  const { t, language } = useWords();
  const toast = useToast();
  const params = { eventId: event.eventId };
  const [which, setWhich] = useState<"register" | "door" | "lead" | "apply">("register");
  const read = useEndpoint(getEventLinks, { params });
  const renew = useMutation({
    mutationFn: () => act(renewEventLinks, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      void read.refetch();
      toast({ text: t("events.renewed") });
    },
  });
  return (
    <CodeDialog
      title={t("events.codes")}
      heading={event.title}
      facts={
        <>
          {whenOf(event, language)} · {event.place}
        </>
      }
      path={read.data?.[which]}
      ask={t(`events.${which}`)}
      help={t(`events.${which}Help`)}
      choice={
        <Tabs
          names={["register", "door", "lead", "apply"] as const}
          current={which}
          titleOf={(name) => t(`events.${name}`)}
          onChoose={setWhich}
        />
      }
      acts={
        <Button type="text" disabled={renew.isPending} onClick={() => renew.mutate()}>
          {t("events.renew")}
        </Button>
      }
      problem={
        read.isError ? (
          <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
        ) : renew.isError ? (
          <ProblemPanel error={renew.error} writing />
        ) : null
      }
      onClose={onClose}
    />
  );
}
