import { getOrder } from "@shanhai/contract/order";
import { Position, updatePosition } from "@shanhai/contract/position";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { PositionFields, readPosition, valuesOfPosition } from "./position-fields.tsx";

export function EditPosition({ position, onClose }: { position: Position; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updatePosition,
    params: { positionId: position.positionId },
    initial: valuesOfPosition(position),
    draft: `position:${position.positionId}`,
    read: (values) => ({ ...readPosition(values), version: Number(values.version) }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  const title = t("positions.editNamed", { name: position.title });
  return (
    <SideDrawer title={title} onClose={onClose} width={560}>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Position, valuesOfPosition)}
      >
        <PositionFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
