import type { Agreement, Obligation } from "@shanhai/contract/agreement";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { useAgreementWords } from "./agreement-words.ts";
import "./agreements.css";

const RecordFulfilment = lazy(async () => ({
  default: (await import("../fulfilments/record-fulfilment.tsx")).RecordFulfilment,
}));

function Progress({ obligation }: { obligation: Obligation }) {
  const { target, done, met, overdue } = obligation;
  const { t } = useWords();
  const words = useAgreementWords();
  return (
    <div className="obligation-progress">
      {target === undefined ? null : (
        <meter
          min={0}
          max={target}
          value={Math.min(done, target)}
          aria-label={t("agreements.target")}
          data-overdue={overdue}
        />
      )}
      <span className="number">{words.done(obligation)}</span>
      {met || overdue ? (
        <span className="tag" data-tone={met ? "good" : "bad"}>
          {t(met ? "agreements.met" : "agreements.overdue")}
        </span>
      ) : null}
    </div>
  );
}

interface ObligationsProps {
  agreement: Agreement;
  /** Whether this person may say that something was done. */
  records: boolean;
  /** Only those that are not met yet, with the agreement's name. */
  open?: boolean;
}

/** What was promised, how far it is, and saying what was done. */
export function Obligations({ agreement, records, open = false }: ObligationsProps) {
  const { t } = useWords();
  const words = useAgreementWords();
  const [chosen, setChosen] = useState<Obligation>();
  const shown = open ? agreement.obligations.filter(({ met }) => !met) : agreement.obligations;
  return (
    <>
      <ul className="obligations">
        {shown.map((one) => (
          <li key={one.obligationId} data-overdue={one.overdue}>
            <div>
              <span className="tag">{t(`obligationKind.${one.kind}`)}</span>{" "}
              {one.dueDate ? (
                <small className="quiet">{t("agreements.due", { date: words.day(one.dueDate) })}</small>
              ) : null}
              <p>{one.text}</p>
              <Progress obligation={one} />
            </div>
            {records ? (
              <Button aria-label={t("fulfilments.recordOf", { text: one.text })} onClick={() => setChosen(one)}>
                {t("fulfilments.record")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? (
        <Suspense>
          <RecordFulfilment agreement={agreement} obligation={chosen} onClose={() => setChosen(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
