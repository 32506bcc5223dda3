import { IMPORT_FIELDS, type ImportMapping, NEEDED_COLUMNS } from "@shanhai/contract/import-field";
import {
  type checkImportJob,
  getImportColumns,
  type ImportColumns,
  type ImportJob,
} from "@shanhai/contract/import-job";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useEffect, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { useFieldWords } from "./field-words.ts";
import type { useImportAct } from "./use-import-act.ts";

const isComplete = (kind: ImportJob["kind"], mapping: ImportMapping) =>
  NEEDED_COLUMNS[kind].every((fields) => fields.some((field) => mapping[field] !== undefined));

interface EditorProps {
  job: ImportJob;
  columns: ImportColumns;
  dryRun: ReturnType<typeof useImportAct<typeof checkImportJob>>;
}

/** Which column means what, with a few cells to judge by; a dry run follows. */
function MappingEditor({ job, columns, dryRun }: EditorProps) {
  const { t } = useWords();
  const fieldWord = useFieldWords(job.kind);
  const [mapping, setMapping] = useState<ImportMapping>(columns.mapping);
  const meaningOf = (header: string) => Object.entries(mapping).find(([, column]) => column === header)?.[0] ?? "";

  function choose(header: string, field: string) {
    const others = Object.entries(mapping).filter(([name, column]) => column !== header && name !== field);
    setMapping(Object.fromEntries(field === "" ? others : [...others, [field, header]]));
  }

  const complete = isComplete(job.kind, mapping);
  // Headers of a file may repeat; their place is what tells them apart.
  const named = columns.headers.map((header, place) => ({ header, place })).filter(({ header }) => header !== "");
  const changed = JSON.stringify(mapping) !== JSON.stringify(columns.mapping);
  return (
    <section className="panel">
      <h2>{t("imports.mapping")}</h2>
      <p className="quiet">{t("imports.mappingHelp")}</p>
      <ScrollArea label={t("imports.mapping")} className="import-columns">
        <table>
          <thead>
            <tr>
              <th>{t("imports.column")}</th>
              <th>{t("imports.meaning")}</th>
              <th>{t("imports.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ header, place }) => (
              <tr key={place}>
                <th scope="row">{header}</th>
                <td>
                  <select
                    aria-label={`${t("imports.meaning")} ${header}`}
                    value={meaningOf(header)}
                    data-left={meaningOf(header) === ""}
                    onChange={(event) => choose(header, event.target.value)}
                  >
                    <option value="">{t("imports.leftOut")}</option>
                    {IMPORT_FIELDS[job.kind].map((field) => (
                      <option key={field} value={field}>
                        {fieldWord(field)}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="import-samples">
                  {columns.samples
                    .map((row) => row[place] ?? "")
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(t("punctuation.list"))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {complete ? null : (
        <p className="notice" role="status">
          {t("imports.lacking")}
        </p>
      )}
      {dryRun.error ? <ProblemPanel error={dryRun.error} writing /> : null}
      <div className="import-acts">
        <Button
          type={job.status === "checked" && !changed ? "default" : "primary"}
          disabled={!complete || dryRun.busy}
          onClick={() => dryRun.run({ mapping })}
        >
          {t(job.status === "checked" ? "imports.checkAgain" : "imports.check")}
        </Button>
      </div>
    </section>
  );
}

/** The mapping of a file that waits; a usable one is tried at once, so that most people only look at the result. */
export function ImportMappingPanel({ job, dryRun }: Omit<EditorProps, "columns">) {
  const params = { importJobId: job.importJobId };
  const read = useEndpoint(getImportColumns, { params });
  const columns = read.data;
  const { run, tried } = dryRun;
  const startable = columns && job.status === "created" && isComplete(job.kind, columns.mapping) && !tried;
  useEffect(() => {
    if (startable) run({});
  }, [startable, run]);
  if (read.isError) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!columns) return <Skeleton active paragraph={{ rows: 4 }} />;
  return <MappingEditor key={JSON.stringify(columns.mapping)} job={job} columns={columns} dryRun={dryRun} />;
}
