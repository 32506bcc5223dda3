import { ROSTER_FILE_KEPT_DAYS } from "@shanhai/contract/graduate-limit";
import { getRosterFileErrors, listRosterFiles, revertRosterFile } from "@shanhai/contract/roster-file";
import type { RosterFile } from "@shanhai/contract/roster-upload";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { act, call } from "../session/api.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { downloadBase64 } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import "./rosters.css";
import { useRosterChanged } from "./use-roster-changed.ts";

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

interface RosterFileActsProps {
  file: RosterFile;
  onReverted?: (file: RosterFile) => void;
}

/** What can be done with a file that was imported: its refused rows taken along, all of it taken back. */
export function RosterFileActs({ file, onReverted }: RosterFileActsProps) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useRosterChanged();
  const [asking, setAsking] = useState(false);
  const { rosterId, rosterFileId, fileName } = file;
  const params = { rosterId, rosterFileId };
  const errors = useMutation({
    mutationFn: () => call(getRosterFileErrors, { params }),
    onSuccess: ({ content, type, fileName: name }) => downloadBase64(content, type, name),
  });
  const revert = useMutation({
    mutationFn: () => act(revertRosterFile, { params, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (after) => {
      changed();
      setAsking(false);
      onReverted?.(after);
      toast({ text: t("rosterFile.reverted", { ...after.reverted }) });
    },
  });
  if (Date.now() - Date.parse(file.createdAt) > ROSTER_FILE_KEPT_DAYS * ONE_DAY_MS)
    return <span className="quiet">{t("rosterFile.old", { days: ROSTER_FILE_KEPT_DAYS })}</span>;
  return (
    <div className="roster-acts">
      {file.rejected > 0 ? (
        <Button
          disabled={errors.isPending}
          aria-label={t("rosterFile.errorsOf", { name: fileName })}
          onClick={() => errors.mutate()}
        >
          {t("rosterFile.errors")}
        </Button>
      ) : null}
      {file.status === "reverted" ? null : (
        <Button aria-label={t("rosterFile.revertOf", { name: fileName })} onClick={() => setAsking(true)}>
          {t("rosterFile.revert")}
        </Button>
      )}
      {asking ? (
        <ConfirmDialog
          title={t("rosterFile.revertOf", { name: fileName })}
          ok={t("rosterFile.revert")}
          text={t("rosterFile.revertAsk")}
          busy={revert.isPending}
          error={revert.error}
          onOk={() => revert.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

/** The files of a roster: who imported what when, what came of it, and the way back. */
export function RosterFiles({ rosterId }: { rosterId: string }) {
  const { t } = useWords();
  const columns: Column<RosterFile>[] = [
    {
      key: "file",
      title: t("rosterFile.file"),
      onPhone: "bare",
      render: ({ fileName, by }) => (
        <>
          <strong>{fileName}</strong>
          <small>{by}</small>
        </>
      ),
    },
    { key: "at", title: t("rosterFile.at"), render: ({ createdAt }) => <Moment at={createdAt} />, width: 130 },
    {
      key: "result",
      title: t("rosterFile.result"),
      render: (file) => (
        <>
          {t("rosterFile.counts", { ...file })}
          <small>
            {file.reverted ? t("rosterFile.reverted", { ...file.reverted }) : t(`rosterFile.statusOf.${file.status}`)}
          </small>
        </>
      ),
    },
    {
      key: "acts",
      title: t("rosterFile.acts"),
      onPhone: "bare",
      render: (file) => <RosterFileActs file={file} />,
      width: 260,
    },
  ];
  return (
    <section className="roster-files">
      <h2 className="section-title">{t("rosterFile.files")}</h2>
      <CursorList
        endpoint={listRosterFiles}
        params={{ rosterId }}
        prefix="files"
        label={t("rosterFile.files")}
        columns={columns}
        rowKey={({ rosterFileId }) => rosterFileId}
        empty={<EmptyState title={t("rosterFile.noFiles")} help={t("rosterFile.noFilesHelp")} />}
      />
    </section>
  );
}
