import { createFiling } from "@shanhai/contract/filing";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { periodText } from "../format/period.ts";
import { recentMonths } from "../format/recent-months.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { FilingFields, readFigures } from "./filing-fields.tsx";

import { useRefreshFilings } from "./refresh-filings.ts";

/** As far back as the API takes filings: ten years, and the present month. */
const MONTHS_BACK = 121;

/** Files one month: the one asked for, else the last that is over. */
export function FileMonth({ month, onClose }: { month?: string | undefined; onClose: () => void }) {
  const { t, language } = useWords();
  const refresh = useRefreshFilings();
  const toast = useToast();
  const months = recentMonths(MONTHS_BACK);
  const chosen = month ?? months[1] ?? "";
  const form = useContractForm({
    endpoint: createFiling,
    initial: { month: chosen, revenue: "", tax: "", note: "" },
    draft: `filing:${chosen}`,
    read: (values) => ({ month: values.month, ...readFigures(values) }),
    onDone: (filed) => {
      refresh();
      toast({ text: t("filings.filed", { month: periodText(filed.month, language) }) });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("filings.file")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("filings.file")}
        submitTitle={t("filings.submit", { month: periodText(String(form.values.month), language) })}
        onCancel={onClose}
      >
        <ChoiceField
          form={form}
          name="month"
          label={t("filings.month")}
          options={months.map((value) => ({ value, title: periodText(value, language) }))}
        />
        <FilingFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
