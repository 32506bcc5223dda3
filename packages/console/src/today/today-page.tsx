import { useWords } from "../messages/catalogue.ts";
import { DueChecks } from "../placement-checks/due-checks.tsx";
import { PageHead } from "../shell/page-head.tsx";

/** What is due: who is to be asked whether they are still there. */
export function TodayPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("nav.today")} />
      <DueChecks />
    </>
  );
}
