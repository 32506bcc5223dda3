import { Link } from "react-router";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "./page-head.tsx";

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("nav.notFound")} />
      <div className="panel">
        <EmptyState title={t("nav.notFoundHelp")}>
          <Link to="/">{t("nav.home")}</Link>
        </EmptyState>
      </div>
    </>
  );
}
