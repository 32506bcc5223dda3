import { listOrders } from "@shanhai/contract/order";
import type { OrderId } from "@shanhai/contract/scalar";
import { useInfiniteQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";

/** As many as one allocation names. */
const MOST_ORDERS = 100;

interface OrderChoiceProps {
  /** Of all open orders where absent. */
  chosen: readonly OrderId[] | undefined;
  onChosen: (orderIds: OrderId[] | undefined) => void;
}

function OpenOrders({ chosen, onChosen }: { chosen: readonly OrderId[]; onChosen: (orderIds: OrderId[]) => void }) {
  const { t } = useWords();
  const read = useInfiniteQuery({
    queryKey: [listOrders.id, "choice"],
    queryFn: ({ pageParam, signal }) => call(listOrders, { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  if (read.isError) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  const orders = read.data?.pages.flatMap(({ items }) => items).filter(({ status }) => status === "open") ?? [];
  return (
    <div className="allocation-orders">
      {orders.map(({ orderId, title, enterpriseName, open }) => (
        <label key={orderId}>
          <input
            type="checkbox"
            checked={chosen.includes(orderId)}
            disabled={!chosen.includes(orderId) && chosen.length >= MOST_ORDERS}
            onChange={({ target }) =>
              onChosen(target.checked ? [...chosen, orderId] : chosen.filter((one) => one !== orderId))
            }
          />
          <span>
            {title} <small>{`${enterpriseName} · ${t("allocations.seats")} ${countText(open)}`}</small>
          </span>
        </label>
      ))}
      {read.data && orders.length === 0 ? <p className="quiet">{t("allocations.noOrders")}</p> : null}
      {read.hasNextPage ? (
        <Button size="small" disabled={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t("allocations.moreOrders")}
        </Button>
      ) : null}
    </div>
  );
}

/** Whose positions are given out: of all open orders, or of those named. */
export function OrderChoice({ chosen, onChosen }: OrderChoiceProps) {
  const { t } = useWords();
  const radio = (all: boolean, title: string) => (
    <label>
      <input
        type="radio"
        name="allocation-orders"
        checked={all === (chosen === undefined)}
        onChange={() => onChosen(all ? undefined : [])}
      />
      {title}
    </label>
  );
  return (
    <fieldset>
      <legend>{t("allocations.orders")}</legend>
      {radio(true, t("allocations.allOrders"))}
      {radio(
        false,
        chosen ? t("allocations.someOrders", { n: countText(chosen.length) }) : t("allocations.chooseOrders"),
      )}
      {chosen ? <OpenOrders chosen={chosen} onChosen={onChosen} /> : null}
    </fieldset>
  );
}
