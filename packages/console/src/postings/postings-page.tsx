import { ProblemError } from "@shanhai/client/client";
import { listPostings, type Posting, transitPosting } from "@shanhai/contract/posting";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Link } from "react-router";
import { Day, dateText, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { PostingDrawer } from "./posting-drawer.tsx";
import { AudienceText, nextLastDay, PostingStateTag, SeatsText } from "./posting-words.tsx";
import { refreshPostings } from "./refresh-postings.ts";

/** What refreshing changes: its place on the board, and for one that has expired that it is there at all. */
const isRefreshable = ({ state }: Posting) => state === "shown" || state === "expired";

/** In front of all others for another month; what has to be read first opens the posting instead. */
function useRefresh(onRefused: (posting: Posting) => void) {
  const { t, language } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (posting: Posting) =>
      act(transitPosting, {
        params: { postingId: posting.postingId },
        body: { version: posting.version, to: "published", validThrough: nextLastDay(posting) },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ validThrough }) =>
      toast({ text: t("postings.refreshed", { date: dateText(validThrough, language) }) }),
    onError: (error, posting) => {
      toast({ text: problemText(error, t("problem.network")), tone: "bad" });
      if (error instanceof ProblemError && error.problem.code.startsWith("posting.")) onRefused(posting);
    },
    onSettled: () => refreshPostings(queries),
  });
}

/** What the agency made known: whether people see it, until when, and one click to keep it in front. */
export function PostingsPage() {
  const { t } = useWords();
  const [opened, setOpened] = useAddress("posting");
  const refresh = useRefresh(({ postingId }) => setOpened(postingId));
  const columns: Column<Posting>[] = [
    {
      key: "position",
      title: t("postings.position"),
      render: (one) => (
        <>
          <button
            type="button"
            className="row-name link-button"
            aria-label={t("postings.openNamed", { name: one.title })}
            onClick={() => setOpened(one.postingId)}
          >
            {one.title}
          </button>
          <small>{one.enterpriseName}</small>
        </>
      ),
    },
    { key: "state", title: t("postings.state"), render: ({ state }) => <PostingStateTag state={state} />, width: 150 },
    { key: "audience", title: t("postings.audience"), render: (one) => <AudienceText {...one} />, width: 130 },
    { key: "seats", title: t("postings.seats"), render: (one) => <SeatsText {...one} />, width: 150 },
    { key: "division", title: t("postings.division"), render: ({ divisionName }) => divisionName, width: "18%" },
    { key: "until", title: t("postings.validThrough"), render: (one) => <Day date={one.validThrough} />, width: 110 },
    {
      key: "refreshed",
      title: t("postings.refreshedAt"),
      render: ({ refreshedAt }) => (refreshedAt ? <Moment at={refreshedAt} /> : "—"),
      width: 130,
      onPhone: "left-out",
    },
    {
      key: "acts",
      title: "",
      render: (one) =>
        isRefreshable(one) ? (
          <Button size="small" disabled={refresh.isPending} onClick={() => refresh.mutate(one)}>
            {t("postings.refresh")}
          </Button>
        ) : null,
      width: 80,
      onPhone: "bare",
    },
  ];
  return (
    <>
      <PageHead title={t("postings.title")} />
      <CursorList
        endpoint={listPostings}
        label={t("postings.title")}
        columns={columns}
        rowKey={({ postingId }) => postingId}
        onOpen={({ postingId }) => setOpened(postingId)}
        empty={
          <EmptyState title={t("postings.empty")} help={t("postings.emptyHelp")}>
            <Link to="/orders">{t("postings.toOrders")}</Link>
          </EmptyState>
        }
      />
      {opened ? <PostingDrawer key={opened} postingId={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}
