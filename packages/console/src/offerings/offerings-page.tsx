import { listOfferings, type Offering, updateOffering } from "@shanhai/contract/offering";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { CreateOffering, EditOffering } from "./offering-drawer.tsx";
import "../leads/leads.css";

/** What the agency offers: what is published brings it needs from its park. */
export function OfferingsPage() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Offering | "new">();
  const close = () => setEdited(undefined);
  const publish = useMutation({
    mutationFn: ({ offeringId, version, published }: Offering) =>
      act(updateOffering, {
        params: { offeringId },
        body: { version, published: !published },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ published }) => toast({ text: t(published ? "offerings.shown" : "offerings.took") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [listOfferings.id] }),
  });
  const create = (
    <Button type="primary" onClick={() => setEdited("new")}>
      {t("offerings.create")}
    </Button>
  );
  const columns: Column<Offering>[] = [
    {
      key: "name",
      title: t("offerings.name"),
      render: (one) => (
        <>
          <button type="button" className="link-button row-name" onClick={() => setEdited(one)}>
            {one.name}
          </button>
          {one.description ? <small className="lead-note">{one.description}</small> : null}
        </>
      ),
    },
    { key: "kind", title: t("offerings.kind"), render: (one) => t(`offeringKind.${one.kind}`), width: 140 },
    {
      key: "published",
      title: t("leads.status"),
      render: (one) => (
        <span className="tag" data-tone={one.published ? "good" : "quiet"}>
          {t(one.published ? "offerings.published" : "offerings.draft")}
        </span>
      ),
      width: 100,
    },
    { key: "at", title: t("offerings.updatedAt"), render: (one) => <Moment at={one.updatedAt} />, width: 140 },
    {
      key: "acts",
      title: "",
      render: (one) => (
        <Button size="small" disabled={publish.isPending} onClick={() => publish.mutate(one)}>
          {t(one.published ? "offerings.take" : "offerings.put")}
        </Button>
      ),
      width: 90,
    },
  ];
  return (
    <>
      <PageHead title={t("offerings.title")}>{create}</PageHead>
      <CursorList
        endpoint={listOfferings}
        label={t("offerings.title")}
        columns={columns}
        rowKey={(one) => one.offeringId}
        onOpen={setEdited}
        empty={
          <EmptyState title={t("offerings.empty")} help={t("offerings.emptyHelp")}>
            {create}
          </EmptyState>
        }
      />
      {edited === "new" ? <CreateOffering onClose={close} /> : null}
      {edited && edited !== "new" ? <EditOffering key={edited.offeringId} offering={edited} onClose={close} /> : null}
    </>
  );
}
