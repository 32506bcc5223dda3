import type { ImportKind } from "@shanhai/contract/import-field";
import { getOrder } from "@shanhai/contract/order";
import type { OrderId } from "@shanhai/contract/scalar";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { ImportDrop } from "./import-drop.tsx";
import { ImportsList } from "./imports-list.tsx";
import type { ImportTarget } from "./use-upload.ts";

/** What is to be imported, kept in the address; positions only where an order leads here. */
function useTarget() {
  const [search, setSearch] = useSearchParams();
  const orderId = (search.get("orderId") ?? undefined) as OrderId | undefined;
  const wanted = search.get("kind");
  const { membership } = useSession();
  const lists: ImportKind[] = [
    "candidates",
    "enterprises",
    ...(membership.role === "owner" ? ["filings" as const] : []),
  ];
  const kinds: ImportKind[] = orderId ? ["positions"] : lists;
  const kind = kinds.find((one) => one === wanted) ?? kinds[0] ?? "candidates";
  const target: ImportTarget = orderId ? { kind, orderId } : { kind };
  return { target, kinds, choose: (chosen: ImportKind) => setSearch({ kind: chosen }, { replace: true }) };
}

export function ImportsPage() {
  const { t } = useWords();
  const { target, kinds, choose } = useTarget();
  const order = useEndpoint(
    getOrder,
    { params: { orderId: target.orderId as OrderId } },
    { enabled: target.orderId !== undefined },
  );
  return (
    <>
      <PageHead title={t("imports.title")}>
        <Link to="/tasks">{t("tasks.title")}</Link>
      </PageHead>
      {kinds.length > 1 ? (
        <div className="import-kinds" role="radiogroup" aria-label={t("imports.kind")}>
          {kinds.map((kind) => (
            <label key={kind} data-chosen={kind === target.kind}>
              <input type="radio" name="kind" checked={kind === target.kind} onChange={() => choose(kind)} />
              {t(`imports.kinds.${kind}`)}
            </label>
          ))}
        </div>
      ) : (
        <p>
          {t("imports.order")} <Link to={`/orders/${target.orderId}`}>{order.data?.title ?? target.orderId}</Link>
        </p>
      )}
      <ImportDrop target={target} />
      <h2 className="section-title">{t("imports.history")}</h2>
      <ImportsList />
    </>
  );
}
