import { ProblemError } from "@shanhai/client/client";
import { getOrder, listOrders, type OrderDetail, updateOrder } from "@shanhai/contract/order";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

type Target = "open" | "closed" | "cancelled";

/** Which states an order may be brought to from here by hand; `fulfilled` follows from the seats. */
const NEXT: Record<OrderDetail["status"], readonly Target[]> = {
  draft: ["open", "cancelled"],
  open: ["closed", "cancelled"],
  fulfilled: ["closed"],
  closed: ["open"],
  cancelled: [],
};

const WORDS = {
  open: { act: "open", done: "opened", ask: "open" },
  closed: { act: "close", done: "closed", ask: "closeAsk" },
  cancelled: { act: "cancel", done: "cancelled", ask: "cancelAsk" },
} as const;
const REOPENING = { act: "reopen", done: "reopened" } as const;

function wordsOf(from: OrderDetail["status"], to: Target) {
  return from === "closed" && to === "open" ? REOPENING : WORDS[to];
}

/** Publishing, closing, reopening and cancelling; what ends an order asks first. */
export function OrderActs({ order }: { order: OrderDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const [asked, setAsked] = useState<Target>();

  const change = useMutation({
    mutationFn: (status: Target) => {
      const body = { version: order.version, status };
      return act(updateOrder, { params: { orderId: order.orderId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: (_, status) => {
      setAsked(undefined);
      toast({ text: t(`orders.${wordsOf(order.status, status).done}`) });
    },
    onError: (error) => {
      if (error instanceof ProblemError && asked === undefined) toast({ text: error.problem.detail, tone: "bad" });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      void queries.invalidateQueries({ queryKey: [listOrders.id] });
    },
  });

  return (
    <>
      {NEXT[order.status].map((target) => (
        <Button
          key={target}
          type={target === "open" && order.status === "draft" ? "primary" : target === "cancelled" ? "text" : "default"}
          disabled={change.isPending}
          onClick={() => (target === "open" ? change.mutate(target) : setAsked(target))}
        >
          {t(`orders.${wordsOf(order.status, target).act}`)}
        </Button>
      ))}
      {asked ? (
        <Modal
          open
          title={t(`orders.${WORDS[asked].act}`)}
          okText={t(`orders.${WORDS[asked].act}`)}
          cancelText={t("orders.keep")}
          okButtonProps={{ danger: true, disabled: change.isPending }}
          onOk={() => change.mutate(asked)}
          onCancel={() => {
            change.reset();
            setAsked(undefined);
          }}
        >
          <p>{t(`orders.${WORDS[asked].ask}`)}</p>
          {change.isError ? <ProblemPanel error={change.error} writing /> : null}
        </Modal>
      ) : null}
    </>
  );
}
