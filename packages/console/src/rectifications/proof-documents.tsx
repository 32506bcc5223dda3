import { getProofDocument, type ProofDocument } from "@shanhai/contract/rectification";
import { useMutation } from "@tanstack/react-query";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import { download } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import "./rectifications.css";

interface ProofDocumentsProps {
  rectificationId: string;
  documents: readonly ProofDocument[];
}

/** The files of a proof, each to be opened. */
export function ProofDocuments({ rectificationId, documents }: ProofDocumentsProps) {
  const { t } = useWords();
  const toast = useToast();
  const open = useMutation({
    mutationFn: (proofDocumentId: string) => call(getProofDocument, { params: { rectificationId, proofDocumentId } }),
    onSuccess: ({ url, fileName }) => download(url, fileName),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  return (
    <ul className="proof-documents" aria-label={t("rectifications.documents")}>
      {documents.map(({ proofDocumentId, fileName }) => (
        <li key={proofDocumentId}>
          <button
            type="button"
            className="row-button"
            disabled={open.isPending}
            onClick={() => open.mutate(proofDocumentId)}
          >
            {fileName}
          </button>
        </li>
      ))}
    </ul>
  );
}
