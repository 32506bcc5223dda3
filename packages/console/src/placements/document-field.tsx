import type { Placement } from "@shanhai/contract/placement";
import { createSigningDocument, getSigningDocument } from "@shanhai/contract/signing";
import { DOCUMENT_TYPES, MOST_DOCUMENT_BYTES } from "@shanhai/contract/upload";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import { useEffect, useId, useRef, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act, call } from "../session/api.ts";
import { download } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { upload } from "../shell/upload.ts";
import "./placement-drawer.css";

export type SignedDocument = NonNullable<NonNullable<Placement["contract"]>["document"]>;

/** Opens the contract that was scanned. */
export function DocumentLink({ placementId, document }: { placementId: string; document: SignedDocument }) {
  const { t } = useWords();
  const toast = useToast();
  const open = useMutation({
    mutationFn: () => call(getSigningDocument, { params: { placementId } }),
    onSuccess: ({ url, fileName }) => download(url, fileName),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  return (
    <button type="button" className="row-button" disabled={open.isPending} onClick={() => open.mutate()}>
      {document.fileName}
    </button>
  );
}

interface DocumentFieldProps {
  value: SignedDocument | undefined;
  onChange: (document: SignedDocument | null) => void;
  /** While a file is on its way, nothing can be saved. */
  onBusy: (busy: boolean) => void;
}

/** The scan of what was signed: chosen, or photographed on a phone, and uploaded at once. */
export function DocumentField({ value, onChange, onBusy }: DocumentFieldProps) {
  const { t } = useWords();
  const field = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(undefined);
  const [share, setShare] = useState(0);
  const [large, setLarge] = useState(false);
  useEffect(() => () => stop.current?.abort(), []);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const controller = new AbortController();
      stop.current = controller;
      setShare(0);
      const body = { fileName: file.name, size: file.size };
      const made = await act(createSigningDocument, { body, idempotencyKey: crypto.randomUUID() });
      await upload(made.upload, file, setShare, controller.signal);
      return { documentId: made.documentId, fileName: made.fileName };
    },
    onMutate: () => onBusy(true),
    onSuccess: onChange,
    onSettled: () => onBusy(false),
  });
  const cancelled = send.error instanceof DOMException && send.error.name === "AbortError";
  const issue = large
    ? t("placements.documentLarge")
    : send.isError && !cancelled
      ? problemText(send.error, t("placements.documentFailed"))
      : undefined;
  return (
    <div className="field" data-invalid={issue !== undefined}>
      <label htmlFor={field}>
        {t("placements.document")}
        <span className="optional" aria-hidden>
          {t("form.optional")}
        </span>
      </label>
      <input
        ref={chooser}
        id={field}
        type="file"
        hidden
        accept={DOCUMENT_TYPES.map((type) => `.${type}`).join(",")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          setLarge(file !== undefined && file.size > MOST_DOCUMENT_BYTES);
          if (file && file.size <= MOST_DOCUMENT_BYTES) send.mutate(file);
        }}
      />
      {send.isPending ? (
        <div className="document-field">
          <Progress aria-label={t("placements.documentUploading")} percent={Math.round(share * 100)} status="active" />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t("act.cancel")}
          </Button>
        </div>
      ) : (
        <div className="document-field">
          {value ? <span>{value.fileName}</span> : null}
          <Button size="small" onClick={() => chooser.current?.click()}>
            {t(value ? "placements.documentReplace" : "placements.documentChoose")}
          </Button>
          {value ? (
            <Button size="small" type="text" onClick={() => onChange(null)}>
              {t("placements.documentRemove")}
            </Button>
          ) : null}
        </div>
      )}
      <p className={issue ? "field-issue" : "field-help"} role={issue ? "alert" : undefined}>
        {issue ?? t("placements.documentHelp")}
      </p>
    </div>
  );
}
