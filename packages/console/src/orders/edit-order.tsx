import { getOrder, listOrders, Order, type OrderDetail, updateOrder } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

function valuesOf(order: Order): Values {
  return {
    title: order.title,
    deadline: order.deadline,
    guaranteeDays: String(order.guaranteeDays),
    version: String(order.version),
  };
}

export function EditOrder({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updateOrder,
    params: { orderId: order.orderId },
    initial: valuesOf(order),
    draft: `order:${order.orderId}`,
    read: (values) => ({
      title: values.title,
      deadline: values.deadline,
      guaranteeDays: typedNumber(values.guaranteeDays),
      version: Number(values.version),
    }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      void queries.invalidateQueries({ queryKey: [listOrders.id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("orders.edit")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("orders.edit")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Order, valuesOf)}
      >
        <TextField form={form} name="title" label={t("orders.name")} />
        <TextField
          form={form}
          name="deadline"
          type="date"
          label={t("orders.deadline")}
          help={t("orders.deadlineHelp")}
        />
        <TextField
          form={form}
          name="guaranteeDays"
          type="number"
          label={t("orders.guarantee")}
          help={t("orders.guaranteeEditHelp")}
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
