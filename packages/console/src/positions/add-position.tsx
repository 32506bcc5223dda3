import { getOrder } from "@shanhai/contract/order";
import { addPosition, type Position } from "@shanhai/contract/position";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { NO_POSITION, PositionFields, readPosition } from "./position-fields.tsx";

interface AddPositionProps {
  orderId: string;
  /** How many are wanted, where that was said before. */
  headcount?: string | undefined;
  onAdded: (position: Position) => void;
  onClose: () => void;
}

export function AddPosition({ orderId, headcount, onAdded, onClose }: AddPositionProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: addPosition,
    params: { orderId },
    initial: headcount ? { ...NO_POSITION, headcount } : NO_POSITION,
    draft: `position:${orderId}`,
    read: readPosition,
    onDone: (position) => {
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      toast({ text: t("positions.added") });
      onAdded(position);
    },
  });
  return (
    <SideDrawer title={t("positions.add")} onClose={onClose} width={560}>
      <ContractFormFrame form={form} label={t("positions.add")} submitTitle={t("act.save")} onCancel={onClose}>
        <PositionFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
