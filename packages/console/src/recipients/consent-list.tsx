import type { Recipient } from "@shanhai/contract/recipient";
import Button from "antd/es/button";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./recipients.css";

/** What somebody said yes to: whom, how, which words, and who wrote it down. */
type Consent = Pick<Recipient, "means" | "textVersion" | "by" | "at">;

interface ConsentListProps<C extends Consent> {
  consents: readonly C[];
  /** Whose name and phone may be passed on to, and what they are called. */
  idOf: (consent: C) => string;
  nameOf: (consent: C) => string;
  onWithdraw: (consent: C) => void;
}

/** Consents that name a recipient, each to be withdrawn. */
export function ConsentList<C extends Consent>({ consents, idOf, nameOf, onWithdraw }: ConsentListProps<C>) {
  const { t } = useWords();
  return (
    <ul className="recipients">
      {consents.map((one) => (
        <li key={idOf(one)}>
          <span>
            <strong>{nameOf(one)}</strong>
            <small className="quiet">
              {t("recipients.row", {
                means: t(`recipients.meansOf.${one.means}`),
                version: one.textVersion,
                by: one.by,
              })}{" "}
              <Moment at={one.at} />
            </small>
          </span>
          <Button aria-label={t("recipients.withdrawOne", { name: nameOf(one) })} onClick={() => onWithdraw(one)}>
            {t("recipients.withdraw")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
