import { type Placement, takeBackLeave } from "@shanhai/contract/placement";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

/** Takes a wrongly recorded leaving back, after asking. */
export function TakeBackLeave({ placement }: { placement: Placement }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { placementId, version } = placement;
  const change = useMutation({
    // The leaving that this person saw is taken back once, however often it is tried.
    mutationFn: () => act(takeBackLeave, { params: { placementId }, idempotencyKey: `back-${placementId}-${version}` }),
    onSuccess: () => {
      refreshOrder(queries);
      toast({ text: t("placements.takenBack") });
      setAsking(false);
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("placements.takeBack")}</Button>
      {asking ? (
        <Modal
          open
          title={t("placements.takeBack")}
          okText={t("placements.takeBack")}
          cancelText={t("act.cancel")}
          okButtonProps={{ disabled: change.isPending }}
          onOk={() => change.mutate()}
          onCancel={() => {
            change.reset();
            setAsking(false);
          }}
        >
          <p>{t(placement.insideGuarantee ? "placements.takeBackInside" : "placements.takeBackOutside")}</p>
          {change.isError ? <ProblemPanel error={change.error} writing /> : null}
        </Modal>
      ) : null}
    </>
  );
}
