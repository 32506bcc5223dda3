import { getOrder, type OrderDetail } from "@shanhai/contract/order";
import { createStatement, listStatements } from "@shanhai/contract/statement";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Day, today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

/** The day after the last period, or the first of this month; the end is today. */
function usualPeriod(order: OrderDetail) {
  const to = today();
  if (order.billedTo === undefined) return { from: `${to.slice(0, 8)}01`, to };
  const next = new Date(`${order.billedTo}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return { from: next.toISOString().slice(0, 10), to };
}

export function DraftStatement({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createStatement,
    params: { orderId: order.orderId },
    initial: usualPeriod(order),
    read: (values) => ({ from: values.from, to: values.to }),
    onDone: (statement) => {
      void queries.invalidateQueries({ queryKey: [listStatements.id] });
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      toast({ text: t("statements.drafted") });
      void navigate(`/statements/${statement.statementId}`);
    },
  });
  return (
    <SideDrawer title={t("statements.draft")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("statements.draft")}
        submitTitle={t("statements.draft")}
        onCancel={onClose}
      >
        <p className="quiet">
          {t("statements.draftHelp")}
          {order.billedTo ? (
            <>
              {" "}
              {t("statements.billedTo")} <Day date={order.billedTo} />
            </>
          ) : null}
        </p>
        <div className="field-pair">
          <TextField form={form} name="from" type="date" label={t("statements.from")} />
          <TextField form={form} name="to" type="date" label={t("statements.to")} />
        </div>
      </ContractFormFrame>
    </SideDrawer>
  );
}
