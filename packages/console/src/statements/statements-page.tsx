import { Link } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { StatementsList } from "./statements-list.tsx";

export function StatementsPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("statements.title")}>
        <ExportMenu wanted={{ list: "statements" }} />
      </PageHead>
      <StatementsList
        empty={
          <EmptyState title={t("statements.empty")} help={t("statements.emptyHelp")}>
            <Link to="/orders">{t("statements.toOrders")}</Link>
          </EmptyState>
        }
      />
    </>
  );
}
