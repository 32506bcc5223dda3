import { listApplications } from "@shanhai/contract/application";
import {
  type Conversation,
  getConversation,
  listConversations,
  listMessages,
  readConversation,
  sendMessage,
  transitConversation,
} from "@shanhai/contract/conversation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useCallback, useEffect, useRef } from "react";
import { Link } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import "./conversations.css";

/** An open conversation is read again this often: nobody pushes. */
const FRESH_MS = 10_000;
const SHOWN = 100;

function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const { id } of [getConversation, listMessages, listConversations, listApplications]) {
      void queries.invalidateQueries({ queryKey: [id] });
    }
  }, [queries]);
}

function Reply({ applicationId }: { applicationId: string }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const form = useContractForm({
    endpoint: sendMessage,
    params: { applicationId },
    initial: { text: "" },
    draft: `message:${applicationId}`,
    read: ({ text }) => ({ text }),
    onDone: () => {
      form.reset({ text: "" });
      refresh();
    },
  });
  return (
    <ContractFormFrame form={form} label={t("conversations.reply")} submitTitle={t("conversations.send")}>
      <TextField
        form={form}
        name="text"
        lines={3}
        label={t("conversations.reply")}
        help={t("conversations.replyHelp")}
      />
    </ContractFormFrame>
  );
}

/** Closes the conversation, or opens it again. */
function Transit({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const { applicationId, status, version } = conversation;
  const to = status === "open" ? "closed" : "open";
  const sending = useMutation({
    networkMode: "always",
    mutationFn: () =>
      act(transitConversation, {
        params: { applicationId },
        body: { to, version },
        idempotencyKey: `${applicationId}-${to}-${version}`,
      }),
    onSettled: refresh,
  });
  return (
    <>
      <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
        {t(to === "closed" ? "conversations.close" : "conversations.open")}
      </Button>
      {sending.isError ? <ProblemPanel error={sending.error} /> : null}
    </>
  );
}

function Talk({ conversation }: { conversation: Conversation }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const { applicationId, candidateName, orderId, positionId, positionTitle, status, received, unread } = conversation;
  const read = useEndpoint(
    listMessages,
    { params: { applicationId }, query: { limit: SHOWN } },
    { refetchInterval: FRESH_MS },
  );
  const end = useRef<HTMLLIElement>(null);
  const messages = read.data?.items.toReversed();
  const shown = messages?.length ?? 0;
  useEffect(() => {
    if (shown > 0) end.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  // What is on the screen is read; what comes later is not.
  const seen = messages?.filter(({ from }) => from === "seeker").length ?? 0;
  const mark = unread > 0 && seen >= Math.min(received, SHOWN) ? received : undefined;
  useEffect(() => {
    if (mark === undefined) return;
    const body = { received: mark };
    void act(readConversation, {
      params: { applicationId },
      body,
      idempotencyKey: `${applicationId}-read-${mark}`,
    }).then(refresh, () => {});
  }, [mark, applicationId, refresh]);
  return (
    <div className="talk">
      <p className="talk-about">
        <Link to={`/orders/${orderId}?position=${positionId}`}>{positionTitle}</Link>
        <Transit conversation={conversation} />
      </p>
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active /> : null}
      {messages?.length === 0 ? <p className="quiet">{t("conversations.nothing")}</p> : null}
      {read.data?.cursor ? <p className="quiet">{t("conversations.earlier", { n: SHOWN })}</p> : null}
      <ol aria-label={t("conversations.with", { name: candidateName })}>
        {messages?.map((message, index) => (
          <li key={message.messageId} data-from={message.from} ref={index === shown - 1 ? end : undefined}>
            <small>
              {message.from === "seeker" ? candidateName : shortName({ name: message.by ?? "" })}{" "}
              <Moment at={message.at} />
            </small>
            <p>{message.text}</p>
          </li>
        ))}
      </ol>
      {status === "open" ? (
        <Reply key={applicationId} applicationId={applicationId} />
      ) : (
        <p className="quiet">{t("conversations.closed")}</p>
      )}
    </div>
  );
}

/** What a job seeker and the agency write to each other about one application, beside the board or list. */
export function ConversationDrawer({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getConversation, { params: { applicationId } }, { refetchInterval: FRESH_MS });
  const { data } = read;
  return (
    <SideDrawer
      title={data ? t("conversations.with", { name: data.candidateName }) : t("conversations.title")}
      onClose={onClose}
    >
      {read.isPending ? <Skeleton active /> : null}
      {read.isError && !data ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {data ? <Talk conversation={data} /> : null}
    </SideDrawer>
  );
}
