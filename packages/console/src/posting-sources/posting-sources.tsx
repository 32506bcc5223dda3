import { NAMED_SOURCE_KINDS } from "@shanhai/contract/job-source";
import type { PostingDetail } from "@shanhai/contract/posting";
import { createPostingSource, type JobSourceFigures, listPostingSources } from "@shanhai/contract/posting-source";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SourcePoster } from "./source-poster.tsx";
import "./posting-sources.css";

/** Names a place where a poster hangs. */
function AddSource({ postingId, onClose }: { postingId: string; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const form = useContractForm({
    endpoint: createPostingSource,
    params: { postingId },
    initial: { kind: "station", name: "" },
    read: ({ kind, name }) => ({ kind, name }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listPostingSources.id] });
      onClose();
    },
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("postingSources.add")}
      submitTitle={t("postingSources.add")}
      onCancel={onClose}
    >
      <ChoiceField
        form={form}
        name="kind"
        label={t("postingSources.kind")}
        options={NAMED_SOURCE_KINDS.map((kind) => ({ value: kind, title: t(`jobSourceKind.${kind}`) }))}
      />
      <TextField form={form} name="name" label={t("postingSources.name")} help={t("postingSources.nameHelp")} />
    </ContractFormFrame>
  );
}

/** Where people applied for a posting's position from, who of them came and stayed; and the posters that say so. */
export function PostingSources({ posting }: { posting: PostingDetail }) {
  const { t } = useWords();
  const { postingId, partnerId } = posting;
  const read = useEndpoint(listPostingSources, { params: { postingId } });
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<JobSourceFigures>();
  const stayed = (day: 30 | 90): Column<JobSourceFigures> => ({
    key: `day${day}`,
    title: t("postingSources.day", { n: day }),
    align: "end",
    render: ({ retention: { points } }) => {
      const point = points.find((one) => one.day === day);
      return point && point.reached > 0 ? `${countText(point.present)} / ${countText(point.reached)}` : "–";
    },
    width: 80,
  });
  const columns: Column<JobSourceFigures>[] = [
    {
      key: "source",
      title: t("postingSources.source"),
      render: ({ kind, name }) => (
        <>
          <strong>{kind === "posting" || kind === "board" ? t(`jobSourceKind.${kind}`) : name}</strong>
          {kind === "posting" || kind === "board" ? null : <small>{t(`jobSourceKind.${kind}`)}</small>}
        </>
      ),
    },
    {
      key: "applications",
      title: t("postingSources.applications"),
      align: "end",
      render: ({ applications }) => countText(applications),
      width: 64,
    },
    {
      key: "arrived",
      title: t("postingSources.arrived"),
      align: "end",
      render: ({ retention }) => countText(retention.arrived),
      width: 64,
    },
    stayed(30),
    stayed(90),
    {
      key: "poster",
      title: "",
      align: "end",
      render: (one) =>
        one.path ? (
          <Button
            size="small"
            aria-label={t("postingSources.posterOf", {
              name: one.kind === "posting" ? t("jobSourceKind.posting") : one.name,
            })}
            onClick={() => setShown(one)}
          >
            {t("postingSources.poster")}
          </Button>
        ) : null,
      width: 76,
      onPhone: "bare",
    },
  ];
  if (partnerId) return null;
  return (
    <section className="posting-sources">
      <header>
        <h3>{t("postingSources.title")}</h3>
        {adding ? null : (
          <Button size="small" onClick={() => setAdding(true)}>
            {t("postingSources.add")}
          </Button>
        )}
      </header>
      <p className="quiet">{t("postingSources.help")}</p>
      {adding ? <AddSource postingId={postingId} onClose={() => setAdding(false)} /> : null}
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <DataTable
          label={t("postingSources.title")}
          columns={columns}
          rows={read.data?.items}
          rowKey={(one) => one.sourceId}
        />
      )}
      {shown ? <SourcePoster posting={posting} source={shown} onClose={() => setShown(undefined)} /> : null}
    </section>
  );
}
