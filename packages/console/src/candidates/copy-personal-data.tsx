import { copyPersonalData } from "@shanhai/contract/access-export";
import type { Candidate } from "@shanhai/contract/candidate";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { downloadBlob } from "../shell/download.ts";

const TYPES = { page: "text/html;charset=utf-8", json: "application/json" } as const;

/** All that the agency holds of one person, to hand to that person: as a page to read, or as a file for other tools. */
export function CopyPersonalData({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t, language } = useWords();
  const { candidateId, name } = candidate;
  const key = useIdempotencyKey();
  const make = useMutation({
    mutationFn: async (as: keyof typeof TYPES) => {
      const asked = { params: { candidateId }, body: { language } };
      const { copy, html } = await act(copyPersonalData, { ...asked, idempotencyKey: key.keyFor({ candidateId, as }) });
      const content = as === "page" ? html : JSON.stringify(copy, null, 2);
      const ending = as === "page" ? "html" : "json";
      downloadBlob(new Blob([content], { type: TYPES[as] }), `${t("personalCopy.fileName", { name })}.${ending}`);
    },
    onSuccess: onClose,
  });
  return (
    <Modal
      open
      title={t("personalCopy.title")}
      onCancel={onClose}
      width={480}
      footer={[
        <Button key="json" loading={make.isPending && make.variables === "json"} onClick={() => make.mutate("json")}>
          {t("personalCopy.json")}
        </Button>,
        <Button
          key="page"
          type="primary"
          loading={make.isPending && make.variables === "page"}
          onClick={() => make.mutate("page")}
        >
          {t("personalCopy.page")}
        </Button>,
      ]}
    >
      <p>{t("personalCopy.lead", { name })}</p>
      <p className="quiet">{t("personalCopy.help")}</p>
      {make.isError ? <ProblemPanel error={make.error} /> : null}
    </Modal>
  );
}
