import { createProofDocument, MOST_PROOF_DOCUMENTS, type ProofDocument } from "@shanhai/contract/rectification";
import { DOCUMENT_TYPES, MOST_DOCUMENT_BYTES } from "@shanhai/contract/upload";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Progress from "antd/es/progress";
import { useEffect, useId, useRef, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { upload } from "../shell/upload.ts";
import "./rectifications.css";

interface ProofDocumentsFieldProps {
  rectificationId: string;
  documents: readonly ProofDocument[];
  onAdd: (document: ProofDocument) => void;
  onRemove: (document: ProofDocument) => void;
  /** While a file is on its way, nothing can be handed in. */
  onBusy: (busy: boolean) => void;
}

/** Photographs and scans that show what was put right: chosen together, uploaded one after another. */
export function ProofDocumentsField(props: ProofDocumentsFieldProps) {
  const { rectificationId, documents, onAdd, onRemove, onBusy } = props;
  const { t } = useWords();
  const field = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [refused, setRefused] = useState<string>();
  useEffect(() => () => stop.current?.abort(), []);

  async function sendOne(file: File, signal: AbortSignal) {
    const { name, size } = file;
    setSending({ name, share: 0 });
    const body = { fileName: name.slice(-200), size };
    const made = await act(createProofDocument, {
      params: { rectificationId },
      body,
      idempotencyKey: crypto.randomUUID(),
    });
    await upload(made.upload, file, (share) => setSending({ name, share }), signal);
    onAdd({ proofDocumentId: made.proofDocumentId, fileName: made.fileName });
  }

  const send = useMutation({
    networkMode: "always",
    mutationFn: async (files: readonly File[]) => {
      const controller = new AbortController();
      stop.current = controller;
      const { signal } = controller;
      for (const file of files) if (!signal.aborted) await sendOne(file, signal);
    },
    onMutate: () => onBusy(true),
    onSettled: () => onBusy(false),
  });

  function choose(files: readonly File[]) {
    send.reset();
    if (documents.length + files.length > MOST_PROOF_DOCUMENTS) return setRefused(t("rectifications.documentMany"));
    const large = files.find(({ size }) => size > MOST_DOCUMENT_BYTES);
    if (large) return setRefused(t("rectifications.documentLarge", { name: large.name }));
    setRefused(undefined);
    if (files.length > 0) send.mutate(files);
  }

  const cancelled = send.error instanceof DOMException && send.error.name === "AbortError";
  const failed = send.isError && !cancelled;
  const issue = failed
    ? problemText(send.error, t("rectifications.documentFailed", { name: sending?.name ?? "" }))
    : refused;
  return (
    <div className="field" data-invalid={issue !== undefined}>
      <label htmlFor={field}>
        {t("rectifications.documents")}
        <span className="optional" aria-hidden>
          {t("form.optional")}
        </span>
      </label>
      {documents.length > 0 ? (
        <ul className="proof-documents" aria-label={t("rectifications.documents")}>
          {documents.map((document) => (
            <li key={document.proofDocumentId}>
              <span>{document.fileName}</span>
              <Button
                type="text"
                aria-label={t("rectifications.documentRemove", { name: document.fileName })}
                onClick={() => onRemove(document)}
              >
                {t("placements.documentRemove")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={chooser}
        id={field}
        type="file"
        multiple
        hidden
        accept={DOCUMENT_TYPES.map((type) => `.${type}`).join(",")}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          choose(files);
        }}
      />
      {send.isPending && sending ? (
        <div className="proof-sending" role="status">
          <span>{t("rectifications.documentUploading", { name: sending.name })}</span>
          <Progress aria-hidden percent={Math.round(sending.share * 100)} status="active" />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t("act.cancel")}
          </Button>
        </div>
      ) : (
        <div>
          <Button disabled={documents.length >= MOST_PROOF_DOCUMENTS} onClick={() => chooser.current?.click()}>
            {t("rectifications.documentAdd")}
          </Button>
        </div>
      )}
      <p className={issue ? "field-issue" : "field-help"} role={issue ? "alert" : undefined}>
        {issue ?? t("rectifications.documentsHelp")}
      </p>
    </div>
  );
}
