import { listStatements, type Statement } from "@shanhai/contract/statement";
import { yuan } from "@shanhai/contract/statement-words";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { Day, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { StatementStatusTag } from "./statement-status-tag.tsx";

/** 1月1日 – 1月31日 */
export function Period({ from, to }: { from: string; to: string }) {
  return (
    <span className="nowrap">
      <Day date={from} /> – <Day date={to} />
    </span>
  );
}

/** Statements of one order, or of all. */
export function StatementsList({ orderId, empty }: { orderId?: string | undefined; empty: ReactNode }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns: Column<Statement>[] = [
    {
      key: "period",
      title: t("statements.period"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/statements/${one.statementId}`}>
            <Period from={one.from} to={one.to} />
          </Link>
          {orderId ? null : (
            <small>
              {one.orderTitle} · {one.enterpriseName}
            </small>
          )}
        </>
      ),
    },
    {
      key: "status",
      title: t("statements.status"),
      render: (one) => <StatementStatusTag status={one.status} />,
      width: 100,
    },
    {
      key: "lines",
      title: t("statements.lines"),
      render: (one) => countText(one.lines),
      align: "end",
      width: 90,
      onPhone: "left-out",
    },
    {
      key: "net",
      title: t("statements.netYuan"),
      render: (one) => yuan(one.totals.net),
      align: "end",
      width: 150,
      onPhone: "left-out",
    },
    {
      key: "gross",
      title: t("statements.grossYuan"),
      render: (one) => yuan(one.totals.gross),
      align: "end",
      width: 150,
    },
    {
      key: "updatedAt",
      title: t("statements.updatedAt"),
      render: (one) => <Moment at={one.updatedAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  return (
    <CursorList
      endpoint={listStatements}
      query={{ orderId }}
      prefix={orderId ? "statements" : undefined}
      label={t("statements.title")}
      columns={columns}
      rowKey={(one) => one.statementId}
      onOpen={(one) => void navigate(`/statements/${one.statementId}`)}
      empty={empty}
    />
  );
}
