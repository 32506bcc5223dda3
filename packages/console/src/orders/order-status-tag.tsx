import type { OrderStatus } from "@shanhai/contract/order";
import { useWords } from "../messages/catalogue.ts";

const TONES = { draft: "quiet", open: "live", fulfilled: "good", closed: "quiet", cancelled: "quiet" } as const;

export function OrderStatusTag({ status }: { status: OrderStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`orderStatus.${status}`)}
    </span>
  );
}
