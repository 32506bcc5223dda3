import { correctFiling, Filing, withdrawFiling } from "@shanhai/contract/filing";
import Button from "antd/es/button";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { FilingFields, readFigures, valuesOfFiling } from "./filing-fields.tsx";
import { useRefreshFilings } from "./refresh-filings.ts";

interface ActProps {
  filing: Filing;
  onClose: () => void;
}

function CorrectForm({ filing, onClose }: ActProps) {
  const { t } = useWords();
  const refresh = useRefreshFilings();
  const toast = useToast();
  const form = useContractForm({
    endpoint: correctFiling,
    params: { month: filing.month },
    initial: { ...valuesOfFiling(filing), reason: "" },
    draft: `filing:${filing.month}:correction`,
    read: (values) => {
      const { note = null, ...figures } = readFigures(values);
      return { ...figures, note, reason: values.reason, version: Number(values.version) };
    },
    onDone: () => {
      refresh();
      toast({ text: t("filings.correctionSaved") });
      onClose();
    },
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("filings.correct")}
      submitTitle={t("filings.saveCorrection")}
      onCancel={onClose}
      explain={() => explainStale(form, Filing, valuesOfFiling)}
    >
      <FilingFields form={form} />
      <TextField form={form} name="reason" label={t("filings.reason")} help={t("filings.reasonHelp")} />
    </ContractFormFrame>
  );
}

function WithdrawForm({ filing, onClose }: ActProps) {
  const { t } = useWords();
  const refresh = useRefreshFilings();
  const toast = useToast();
  const form = useContractForm({
    endpoint: withdrawFiling,
    params: { month: filing.month },
    initial: { reason: "" },
    read: (values) => ({ reason: values.reason, version: filing.version }),
    onDone: () => {
      refresh();
      toast({ text: t("filings.withdrawalSaved") });
      onClose();
    },
  });
  return (
    <ContractFormFrame form={form} label={t("filings.withdraw")} submitTitle={t("filings.withdraw")} onCancel={onClose}>
      <p className="quiet">{t("filings.withdrawHelp")}</p>
      <TextField form={form} name="reason" label={t("filings.withdrawReason")} />
    </ContractFormFrame>
  );
}

/** What an owner may do with a filed month. */
export function FilingActs({ filing }: { filing: Filing }) {
  const { t } = useWords();
  const [act, setAct] = useState<"correct" | "withdraw">();
  const close = () => setAct(undefined);
  if (act === "correct") return <CorrectForm key={filing.version} filing={filing} onClose={close} />;
  if (act === "withdraw") return <WithdrawForm key={filing.version} filing={filing} onClose={close} />;
  return (
    <div className="form-acts">
      <Button type="primary" onClick={() => setAct("correct")}>
        {t("filings.correct")}
      </Button>
      <Button danger onClick={() => setAct("withdraw")}>
        {t("filings.withdraw")}
      </Button>
    </div>
  );
}
