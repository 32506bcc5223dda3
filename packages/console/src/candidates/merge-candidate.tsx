import { ProblemError } from "@shanhai/client/client";
import { type Candidate, getCandidate } from "@shanhai/contract/candidate";
import { type MergeChoices, type MergeField, mergeCandidates } from "@shanhai/contract/merge";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { MergeFields } from "./merge-fields.tsx";
import { PickPerson } from "./pick-person.tsx";
import "../form/contract-form.css";
import "./candidates.css";

interface MergeCandidateProps {
  candidate: Candidate;
  otherId: string | undefined;
  onClose: () => void;
}

function Compare({ candidate, other, onClose }: { candidate: Candidate; other: Candidate; onClose: () => void }) {
  const { t } = useWords();
  const { change } = useAddressWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const [choices, setChoices] = useState<MergeChoices>({});
  const params = { candidateId: candidate.candidateId };
  const content = {
    otherId: other.candidateId,
    version: candidate.version,
    otherVersion: other.version,
    choices,
  };
  const preview = useQuery({
    queryKey: [mergeCandidates.id, "preview", params, content],
    queryFn: ({ signal }) => call(mergeCandidates, { params, body: { ...content, preview: true }, signal }),
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  const merge = useMutation({
    mutationFn: () => act(mergeCandidates, { params, body: content, idempotencyKey: key.keyFor(content) }),
    onSuccess: () => {
      void queries.invalidateQueries();
      toast({ text: t("merges.done", { name: other.name }) });
      onClose();
    },
  });
  const stale = [preview.error, merge.error].some(
    (error) => error instanceof ProblemError && error.problem.code === "stale",
  );
  return (
    <div className="contract-form">
      {preview.isError ? (
        <ProblemPanel
          error={preview.error}
          onRetry={stale ? () => void queries.invalidateQueries({ queryKey: [getCandidate.id] }) : undefined}
        />
      ) : null}
      {merge.isError ? <ProblemPanel error={merge.error} writing /> : null}
      {preview.data ? (
        <MergeFields
          // What was chosen shows at once; the result follows.
          seen={{ ...preview.data, choices: { ...preview.data.choices, ...choices } }}
          disabled={merge.isPending}
          onChoose={(field: MergeField, choice) => setChoices({ ...choices, [field]: choice })}
        />
      ) : preview.isPending ? (
        <Skeleton active />
      ) : null}
      <p className="quiet">{t("merges.help")}</p>
      <div className="form-acts">
        <Button
          type="primary"
          disabled={!preview.data || preview.isError || preview.isFetching || merge.isPending}
          onClick={() => merge.mutate()}
        >
          {t(merge.isPending ? "merges.doing" : "merges.confirm")}
        </Button>
        <Button disabled={merge.isPending} onClick={() => change({ other: undefined })}>
          {t("merges.chooseAnother")}
        </Button>
      </div>
    </div>
  );
}

/** Merges another record of the same person into this one: find it, compare field by field, do it once. */
export function MergeCandidate({ candidate, otherId, onClose }: MergeCandidateProps) {
  const { t } = useWords();
  const { change } = useAddressWords();
  const read = useEndpoint(
    getCandidate,
    { params: { candidateId: otherId ?? "" } },
    { enabled: otherId !== undefined },
  );
  return (
    <Modal
      open
      title={t("merges.titleNamed", { name: candidate.name })}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={760}
    >
      {otherId === undefined ? (
        <PickPerson except={candidate.candidateId} onPick={(other) => change({ other })} />
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => change({ other: undefined })} />
      ) : read.data ? (
        <Compare candidate={candidate} other={read.data} onClose={onClose} />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}
