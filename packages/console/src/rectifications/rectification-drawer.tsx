import {
  listRectifications,
  type ProofDocument,
  type Rectification,
  reviewRectification,
  submitProof,
} from "@shanhai/contract/rectification";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Due } from "../evaluations/quality-words.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { ProofDocuments } from "./proof-documents.tsx";
import { ProofDocumentsField } from "./proof-documents-field.tsx";
import "../evaluations/quality.css";

interface Props {
  rectification: Rectification;
  onClose: () => void;
}

function useDone(onClose: () => void) {
  const queries = useQueryClient();
  const toast = useToast();
  return (text: string) => {
    void queries.invalidateQueries({ queryKey: [listRectifications.id] });
    toast({ text });
    onClose();
  };
}

function ProofForm({ rectification, onClose }: Props) {
  const { t } = useWords();
  const done = useDone(onClose);
  const { rectificationId, version, proof } = rectification;
  // Those of a proof that was returned stay unless they are taken off.
  const [documents, setDocuments] = useState<readonly ProofDocument[]>(proof?.documents ?? []);
  const [sending, setSending] = useState(false);
  const form = useContractForm({
    endpoint: submitProof,
    params: { rectificationId },
    initial: { text: "" },
    draft: `proof:${rectificationId}`,
    read: ({ text }) => ({ version, text, documents: [...documents] }),
    onDone: () => done(t("rectifications.submitted")),
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("rectifications.proof")}
      submitTitle={t("rectifications.submit")}
      waiting={sending}
    >
      <TextField
        form={form}
        name="text"
        lines={6}
        label={t("rectifications.proof")}
        help={t("rectifications.proofHelp")}
      />
      <ProofDocumentsField
        rectificationId={rectificationId}
        documents={documents}
        onAdd={(document) => setDocuments((before) => [...before, document])}
        onRemove={(document) => setDocuments((before) => before.filter((one) => one !== document))}
        onBusy={setSending}
      />
    </ContractFormFrame>
  );
}

function ReviewForm({ rectification, onClose }: Props) {
  const { t } = useWords();
  const done = useDone(onClose);
  const { rectificationId, version } = rectification;
  const form = useContractForm({
    endpoint: reviewRectification,
    params: { rectificationId },
    initial: { outcome: "accepted", note: "", deadline: "" },
    read: (values) => ({
      version,
      outcome: values.outcome,
      note: values.note,
      deadline: values.outcome === "returned" ? typed(values.deadline) : undefined,
    }),
    onDone: () => done(t("rectifications.reviewed")),
  });
  return (
    <ContractFormFrame form={form} label={t("rectifications.review")} submitTitle={t("rectifications.review")}>
      <ChoiceField
        form={form}
        name="outcome"
        label={t("rectifications.review")}
        options={(["accepted", "returned"] as const).map((value) => ({ value, title: t(`rectifications.${value}`) }))}
      />
      <TextField form={form} name="note" lines={3} label={t("rectifications.note")} />
      {form.values.outcome === "returned" ? (
        <TextField form={form} name="deadline" type="date" label={t("rectifications.newDeadline")} optional />
      ) : null}
    </ContractFormFrame>
  );
}

/** One rectification: the demand, the proof, what the park said to it, and whose turn it is. */
export function RectificationDrawer({ rectification, onClose }: Props) {
  const { t } = useWords();
  const { membership } = useSession();
  const ofPark = membership.kind === "park";
  const { demand, agencyName, deadline, status, proof, reviews } = rectification;
  return (
    <SideDrawer title={t("rectifications.detail")} onClose={onClose} width={560}>
      <div className="quality-drawer">
        <p className="quality-text">{demand}</p>
        <Facts
          facts={[
            [t("quality.agency"), agencyName],
            [t("quality.deadline"), <Due key="deadline" date={deadline} done={status !== "open"} />],
            [t("quality.status"), t(`rectifications.statuses.${status}`)],
          ]}
        />
        <h3>{t("rectifications.proof")}</h3>
        {proof ? (
          <>
            <p className="quality-text">{proof.text}</p>
            {proof.documents.length > 0 ? (
              <ProofDocuments rectificationId={rectification.rectificationId} documents={proof.documents} />
            ) : null}
            <p className="quiet">
              {proof.by} · <Moment at={proof.at} />
            </p>
          </>
        ) : (
          <p className="quiet">{t("rectifications.noProof")}</p>
        )}
        {reviews.length > 0 ? <h3>{t("rectifications.history")}</h3> : null}
        {reviews.map((review) => (
          <p key={review.at} className="quality-text">
            <strong>{t(`rectifications.${review.outcome}`)}</strong> {review.note}{" "}
            <span className="quiet">
              <Moment at={review.at} />
            </span>
          </p>
        ))}
        {!ofPark && status === "open" ? <ProofForm rectification={rectification} onClose={onClose} /> : null}
        {ofPark && status === "submitted" ? <ReviewForm rectification={rectification} onClose={onClose} /> : null}
      </div>
    </SideDrawer>
  );
}
