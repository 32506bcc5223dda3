import { MOST_RECOMMENDED, recommendCandidates } from "@shanhai/contract/application";
import { listCandidates } from "@shanhai/contract/candidate";
import type { Position } from "@shanhai/contract/position";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { Link } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { PeopleList } from "./people-list.tsx";
import "./recommend-candidates.css";

function useCandidatePages() {
  return useInfiniteQuery({
    queryKey: [listCandidates.id, "all"],
    queryFn: ({ pageParam, signal }) => call(listCandidates, { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    refetchOnWindowFocus: false,
  });
}

/** Chooses people for a position, up to 1,000 in one act. */
export function RecommendCandidates({ position, onClose }: { position: Position; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const pages = useCandidatePages();
  const people = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [first, setFirst] = useState("");
  const [reading, setReading] = useState<number>();

  const recommend = useMutation({
    mutationFn: () => {
      const body = { candidateIds: [...chosen] };
      return act(recommendCandidates, {
        params: { positionId: position.positionId },
        body,
        idempotencyKey: key.keyFor(body),
      });
    },
    onSuccess: ({ results }) => {
      const many = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
      const [existing, notFound] = [many("existing"), many("notFound")];
      const parts = [
        t("recommend.result", { n: countText(many("created")) }),
        ...(existing > 0 ? [t("recommend.resultExisting", { n: countText(existing) })] : []),
        ...(notFound > 0 ? [t("recommend.resultNotFound", { n: countText(notFound) })] : []),
      ];
      toast({ text: parts.join(t("recommend.resultJoin")) });
      refreshOrder(queries);
      onClose();
    },
  });

  const asked = Math.min(MOST_RECOMMENDED, Math.trunc(Number(first.normalize("NFKC"))));

  /** Reads on until there are as many people as asked for, then chooses them. */
  async function chooseFirst() {
    let known = people;
    let more = pages.hasNextPage;
    while (more && known.length < asked) {
      setReading(known.length);
      const next = await pages.fetchNextPage();
      if (next.isError) break;
      known = next.data?.pages.flatMap((page) => page.items) ?? known;
      more = next.hasNextPage;
    }
    setReading(undefined);
    setChosen(new Set(known.slice(0, asked).map((one) => one.candidateId)));
  }

  function choose(ids: readonly string[], on: boolean) {
    const next = new Set(chosen);
    for (const id of ids) {
      if (!on) next.delete(id);
      else if (next.size < MOST_RECOMMENDED) next.add(id);
    }
    setChosen(next);
  }

  return (
    <SideDrawer title={t("board.recommendTo", { name: position.title })} onClose={onClose} width={640}>
      <div className="recommend">
        {pages.isSuccess && people.length === 0 ? (
          <EmptyState title={t("recommend.empty")} help={t("recommend.emptyHelp")}>
            <Link to="/imports">{t("candidates.import")}</Link>
          </EmptyState>
        ) : (
          <>
            <form
              className="recommend-first"
              onSubmit={(event) => {
                event.preventDefault();
                if (asked > 0) void chooseFirst();
              }}
            >
              <label htmlFor="recommend-first">{t("recommend.first")}</label>
              <Input
                id="recommend-first"
                aria-label={t("recommend.firstCount")}
                inputMode="numeric"
                value={first}
                placeholder="200"
                onChange={(event) => setFirst(event.target.value)}
              />
              <span>{t("recommend.firstPeople")}</span>
              <Button htmlType="submit" disabled={!(asked > 0) || reading !== undefined || pages.isPending}>
                {t("recommend.take")}
              </Button>
              {reading === undefined ? null : (
                <span role="status">{t("recommend.taking", { n: countText(reading) })}</span>
              )}
            </form>
            {pages.isError && people.length === 0 ? (
              <ProblemPanel error={pages.error} onRetry={() => void pages.refetch()} />
            ) : null}
            <PeopleList
              people={pages.isPending ? undefined : people}
              chosen={chosen}
              disabled={recommend.isPending}
              onChoose={choose}
              more={pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError}
              onMore={() => void pages.fetchNextPage()}
            />
          </>
        )}
        {recommend.isError ? <ProblemPanel error={recommend.error} writing /> : null}
        <footer>
          <strong role="status">{t("recommend.selected", { n: countText(chosen.size) })}</strong>
          {chosen.size > 0 ? (
            <Button type="text" disabled={recommend.isPending} onClick={() => setChosen(new Set())}>
              {t("recommend.clear")}
            </Button>
          ) : null}
          <Button type="primary" disabled={chosen.size === 0 || recommend.isPending} onClick={() => recommend.mutate()}>
            {recommend.isPending
              ? t("recommend.doing")
              : chosen.size > 0
                ? t("recommend.submit", { n: countText(chosen.size) })
                : t("recommend.submitNone")}
          </Button>
        </footer>
      </div>
    </SideDrawer>
  );
}
