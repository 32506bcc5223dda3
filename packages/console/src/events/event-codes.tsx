import { getEventLinks, type ParkEvent, renewEventLinks } from "@shanhai/contract/event";
import { getJobBoardLink, getJobBoardPoster } from "@shanhai/contract/posting-source";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { PosterFiles } from "../posting-sources/poster-files.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { whenOf } from "./event-words.ts";

const CODES = ["register", "door", "jobs", "lead", "apply"] as const;

/** Five posters: to register by, for the door, to the jobs of the park, to leave a lead, to apply to settle. What is printed is the poster, and nothing else. */
export function EventCodes({ event, onClose }: { event: ParkEvent; onClose: () => void }) {
  const { t, language } = useWords();
  const toast = useToast();
  const params = { eventId: event.eventId };
  const [which, setWhich] = useState<(typeof CODES)[number]>("register");
  const read = useEndpoint(getEventLinks, { params });
  const jobs = useEndpoint(getJobBoardLink, { query: params });
  const nameOf = (name: (typeof CODES)[number]) =>
    name === "jobs" ? t("postingSources.eventCode") : t(`events.${name}`);
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
      path={which === "jobs" ? jobs.data?.path : read.data?.[which]}
      ask={nameOf(which)}
      help={which === "jobs" ? t("postingSources.eventCodeHelp") : t(`events.${which}Help`)}
      choice={<Tabs names={CODES} current={which} titleOf={nameOf} onChoose={setWhich} />}
      acts={
        which === "jobs" ? (
          <PosterFiles make={(wanted) => call(getJobBoardPoster, { query: { ...params, ...wanted } })} />
        ) : (
          <Button type="text" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {t("events.renew")}
          </Button>
        )
      }
      problem={
        which === "jobs" && jobs.isError ? (
          <ProblemPanel error={jobs.error} onRetry={() => void jobs.refetch()} />
        ) : read.isError ? (
          <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
        ) : renew.isError ? (
          <ProblemPanel error={renew.error} writing />
        ) : null
      }
      onClose={onClose}
    />
  );
}
