import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";

interface PageHeadProps {
  title: string;
  /** Where the way back leads, and its name. */
  back?: { to: string; title: string };
  aside?: ReactNode;
  children?: ReactNode;
}

/** The page's name, the way back, and its acts on the right. */
export function PageHead({ title, back, aside, children }: PageHeadProps) {
  const { t } = useWords();
  return (
    <header className="page-head">
      <title>{`${title} · ${t("product")}`}</title>
      {back ? (
        <Link className="page-back" to={back.to}>
          ← {back.title}
        </Link>
      ) : null}
      <h1>{title}</h1>
      {aside}
      <div className="page-acts">{children}</div>
    </header>
  );
}
