import type { OrderDetail } from "@shanhai/contract/order";
import { percent, ruleText } from "@shanhai/contract/statement-words";
import Button from "antd/es/button";
import { ExportMenu } from "../exports/export-menu.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { StatementsList } from "./statements-list.tsx";
import "./statements.css";

interface OrderSettlementProps {
  order: OrderDetail;
  onRule: () => void;
  onDraft: () => void;
}

/** An order's fee rule and its statements. */
export function OrderSettlement({ order, onRule, onDraft }: OrderSettlementProps) {
  const { t, language } = useWords();
  const { feeRule, billedTo } = order;
  if (!feeRule) {
    return (
      <div className="list">
        <EmptyState title={t("feeRule.none")} help={t("feeRule.noneHelp")}>
          <Button type="primary" onClick={onRule}>
            {t("feeRule.enter")}
          </Button>
        </EmptyState>
      </div>
    );
  }
  const draft = (
    <Button type="primary" onClick={onDraft}>
      {t("statements.draft")}
    </Button>
  );
  return (
    <>
      <div className="fee-rule">
        <span>
          <span className="quiet">{t("feeRule.title")}</span> {ruleText(feeRule, language)} ·{" "}
          {t("feeRule.vatOf", { rate: percent(feeRule.vatRate) })}
        </span>
        <span className="fee-rule-acts">
          <ExportMenu wanted={{ list: "statements", orderId: order.orderId }} />
          {billedTo === undefined ? <Button onClick={onRule}>{t("feeRule.edit")}</Button> : null}
          {draft}
        </span>
      </div>
      <StatementsList
        orderId={order.orderId}
        empty={<EmptyState title={t("statements.empty")} help={t("statements.emptyOfOrder")} />}
      />
    </>
  );
}
