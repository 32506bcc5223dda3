import { getCheckInLink, type Interview, renewCheckInLink } from "@shanhai/contract/interview";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";
import { hoursOf } from "./interview-words.ts";

/** The code for the door: print it, or show it on a screen; people type their number and are checked in. */
export function CheckInCode({ interview, onClose }: { interview: Interview; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const { orderId, interviewId } = interview;
  const params = { orderId, interviewId };
  const read = useEndpoint(getCheckInLink, { params });
  const renew = useMutation({
    mutationFn: () => act(renewCheckInLink, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      void read.refetch();
      toast({ text: t("interviews.renewed") });
    },
  });
  return (
    <CodeDialog
      title={t("interviews.code")}
      heading={interview.positionTitle}
      facts={
        <>
          {interview.enterpriseName} · <Day date={interview.date} /> {hoursOf(interview)}
        </>
      }
      path={read.data?.path}
      ask={t("interviews.scan")}
      help={t("interviews.codeHelp")}
      acts={
        <Button type="text" disabled={renew.isPending} onClick={() => renew.mutate()}>
          {t("interviews.renew")}
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
