import { type Conversation, listConversations } from "@shanhai/contract/conversation";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useAddressWords } from "../shell/use-address.ts";
import { ConversationDrawer } from "./conversation-drawer.tsx";
import "./conversations.css";

const FRESH_MS = 30_000;

/** Job seekers who wrote and wait for somebody to read it, or all others who are written with. */
export function ConversationsList() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const show = words.get("show") === "read" ? "read" : "unread";
  const opened = words.get("panel") ?? undefined;
  const columns: Column<Conversation>[] = [
    {
      key: "person",
      title: t("placements.person"),
      render: ({ applicationId, candidateName, unread }) => (
        <>
          <button type="button" className="link-button" onClick={() => change({ panel: applicationId })}>
            {candidateName}
          </button>{" "}
          {unread > 0 ? (
            <span className="tag" data-tone="warn">
              {t("conversations.unread", { n: countText(unread) })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "position",
      title: t("placements.position"),
      render: ({ orderId, positionId, positionTitle }) => (
        <Link to={`/orders/${orderId}?position=${positionId}`}>{positionTitle}</Link>
      ),
      width: "30%",
    },
    {
      key: "last",
      title: t("conversations.last"),
      render: ({ lastAt, lastFrom }) =>
        lastAt && lastFrom ? (
          <>
            {t(`conversations.from.${lastFrom}`)} <Moment at={lastAt} />
          </>
        ) : null,
      width: 220,
    },
    {
      key: "status",
      title: t("conversations.status"),
      render: ({ status }) => t(`conversations.statuses.${status}`),
      width: 90,
    },
  ];
  return (
    <>
      <search className="conversations-filter">
        <select
          className="select"
          aria-label={t("conversations.title")}
          value={show}
          onChange={(event) => change({ show: event.target.value === "read" ? "read" : undefined, cursor: undefined })}
        >
          <option value="unread">{t("conversations.show.unread")}</option>
          <option value="read">{t("conversations.show.read")}</option>
        </select>
      </search>
      <CursorList
        key={show}
        endpoint={listConversations}
        query={{ show }}
        label={t("conversations.title")}
        columns={columns}
        rowKey={({ applicationId }) => applicationId}
        onOpen={({ applicationId }) => change({ panel: applicationId })}
        refetchInterval={FRESH_MS}
        empty={<EmptyState title={t(`conversations.empty.${show}`)} help={t("conversations.emptyHelp")} />}
      />
      {opened ? <ConversationDrawer applicationId={opened} onClose={() => change({ panel: undefined })} /> : null}
    </>
  );
}
