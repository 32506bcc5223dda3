import type { Grant } from "@shanhai/contract/grant";
import type { OpenGrant } from "@shanhai/contract/partner";
import { Link } from "react-router";
import { dateText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

interface OpenGrantsProps {
  open: readonly OpenGrant[];
  /** Where the partner's own people find each. */
  pages?: Readonly<Record<Grant, string>>;
}

/** What is open to a partner today, each until its last day. */
export function OpenGrants({ open, pages }: OpenGrantsProps) {
  const { t, language } = useWords();
  return (
    <ul className="grants">
      {open.map(({ grant, until }) => (
        <li key={grant}>
          {pages ? (
            <Link className="grant-link" to={pages[grant]}>
              {t(`grant.${grant}`)}
            </Link>
          ) : (
            <span className="tag" data-tone="good">
              {t(`grant.${grant}`)}
            </span>
          )}
          <small className="quiet">{t("partners.until", { date: dateText(until, language) })}</small>
        </li>
      ))}
    </ul>
  );
}
