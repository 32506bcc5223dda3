import { AllocationsList } from "../allocations/allocations-list.tsx";
import { ExportsList } from "../exports/exports-list.tsx";
import { ImportsList } from "../imports/imports-list.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { TasksList } from "./tasks-list.tsx";

const KINDS = ["all", "imports", "exports", "allocations"] as const;

const TITLES = {
  all: "tasks.all",
  imports: "imports.title",
  exports: "exports.title",
  allocations: "allocations.title",
} as const;

/** 任务: what goes on in the background, found again after its page was left; all of it, or one kind to its end. */
export function TasksPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const kind = KINDS.find((one) => one === words.get("kind")) ?? "all";
  return (
    <>
      <PageHead title={t("tasks.title")} />
      <Tabs
        names={KINDS}
        current={kind}
        titleOf={(one) => t(TITLES[one])}
        onChoose={(one) => change({ kind: one === "all" ? undefined : one, cursor: undefined, limit: undefined })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${kind}`}>
        <p className="quiet">{t(kind === "exports" ? "exports.help" : "tasks.help")}</p>
        {kind === "all" ? <TasksList /> : null}
        {kind === "imports" ? <ImportsList /> : null}
        {kind === "exports" ? <ExportsList /> : null}
        {kind === "allocations" ? <AllocationsList /> : null}
      </div>
    </>
  );
}
