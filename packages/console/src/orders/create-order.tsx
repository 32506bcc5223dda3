import { createOrder, listOrders, type Order } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { EnterpriseField } from "../enterprises/enterprise-field.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

interface CreateOrderProps {
  onClose: () => void;
  /** What is known already, and the name its draft is kept by; `isClient`: for this enterprise and no other. */
  initial?: { enterpriseId: string; title: string };
  isClient?: boolean;
  draft?: string;
  /** What somebody who fills it in should have before them. */
  intro?: ReactNode;
  /** Instead of going to the order. */
  onCreated?: (order: Order) => void;
}

export function CreateOrder({ onClose, initial, isClient, draft = "order", intro, onCreated }: CreateOrderProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createOrder,
    initial: { enterpriseId: "", title: "", deadline: "", guaranteeDays: "30", status: "open", ...initial },
    draft,
    read: (values) => ({
      enterpriseId: values.enterpriseId,
      title: values.title,
      deadline: values.deadline,
      guaranteeDays: typedNumber(values.guaranteeDays),
      status: values.status,
    }),
    onDone: (order) => {
      void queries.invalidateQueries({ queryKey: [listOrders.id] });
      if (onCreated) return onCreated(order);
      toast({ text: t("orders.created") });
      void navigate(`/orders/${order.orderId}`);
    },
  });
  const starts = [
    { value: "open", title: t("orders.startOpen") },
    { value: "draft", title: t("orders.startDraft") },
  ];
  return (
    <SideDrawer title={t("orders.create")} onClose={onClose}>
      {intro}
      <ContractFormFrame form={form} label={t("orders.create")} submitTitle={t("orders.create")} onCancel={onClose}>
        {isClient ? null : <EnterpriseField form={form} name="enterpriseId" label={t("orders.enterprise")} />}
        <TextField form={form} name="title" label={t("orders.name")} help={t("orders.nameHelp")} />
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
          help={t("orders.guaranteeHelp")}
        />
        <ChoiceField
          form={form}
          name="status"
          label={t("orders.start")}
          help={typed(form.values.status) === "draft" ? t("orders.draftHelp") : undefined}
          options={starts}
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
