import { ProblemError } from "@shanhai/client/client";
import { MAX_FILE_BYTES } from "@shanhai/contract/import-job";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { type ImportTarget, useUpload } from "./use-upload.ts";
import "./imports.css";

/** Where a roster goes in. */
export function ImportDrop({ target }: { target: ImportTarget }) {
  const { t } = useWords();
  const { send, cancel, uploading, error } = useUpload(target);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  function take(file: File | undefined) {
    setTooLarge(file !== undefined && file.size > MAX_FILE_BYTES);
    if (file && file.size <= MAX_FILE_BYTES) send(file);
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (!uploading) take(event.dataTransfer.files[0]);
  }

  return (
    <>
      {tooLarge ? (
        <p className="notice" role="alert">
          {t("imports.tooLarge")}
        </p>
      ) : null}
      {error === undefined ? null : error instanceof ProblemError ? (
        <ProblemPanel error={error} writing />
      ) : (
        <ProblemPanel error={error} title={t("imports.uploadFailed")} help={t("imports.uploadFailedHelp")} />
      )}
      <section
        className="import-drop"
        data-over={over}
        aria-label={t("imports.choose")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {uploading ? (
          <div className="import-uploading" role="status">
            <p>{t("imports.uploading", { name: uploading.fileName })}</p>
            <Progress
              aria-label={t("imports.uploadProgress")}
              percent={Math.round(uploading.share * 100)}
              status="active"
            />
            <Button onClick={cancel}>{t("imports.cancelUpload")}</Button>
          </div>
        ) : (
          <>
            <p>
              {t("imports.drop")}{" "}
              <Button type="primary" onClick={() => chooser.current?.click()}>
                {t("imports.choose")}
              </Button>
            </p>
            <p className="quiet">
              {t("imports.dropHelp")} {t(`imports.kindHelp.${target.kind}`)}
            </p>
            <input
              ref={chooser}
              className="visually-hidden"
              type="file"
              accept=".xlsx,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              aria-label={t("imports.file")}
              tabIndex={-1}
              onChange={(event) => {
                take(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </>
        )}
      </section>
    </>
  );
}
