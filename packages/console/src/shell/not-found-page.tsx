import { Link } from "react-router";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <EmptyState title={t("nav.notFound")} help={t("nav.notFoundHelp")}>
      <Link to="/">{t("nav.home")}</Link>
    </EmptyState>
  );
}
