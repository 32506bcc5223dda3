import type { InputOf } from "@shanhai/contract/endpoint";
import { createExportJob, EXPORT_FORMATS, type ExportFormat, listExportJobs } from "@shanhai/contract/export-job";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

type Wanted = Omit<InputOf<typeof createExportJob, "body">, "format">;

/** Writes the whole list into a file of the chosen kind; how far it is stands under 任务. */
export function ExportMenu({ wanted }: { wanted: Wanted }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const toast = useToast();
  const start = useMutation({
    mutationFn: (format: ExportFormat) =>
      act(createExportJob, { body: { ...wanted, format }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listExportJobs.id] });
      void navigate("/tasks?kind=exports");
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  return (
    <Dropdown
      trigger={["click"]}
      // In the page's own part, not behind everything: where its button is, it is found.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      disabled={start.isPending}
      menu={{
        items: EXPORT_FORMATS.map((format) => ({ key: format, label: t(`exports.formats.${format}`) })),
        onClick: ({ key }) => start.mutate(key as ExportFormat),
      }}
    >
      <Button>{t("exports.start")}</Button>
    </Dropdown>
  );
}
