import { type Agreement, listAgreements } from "@shanhai/contract/agreement";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { AgreementStatusTag } from "./agreement-status-tag.tsx";
import { useAgreementWords } from "./agreement-words.ts";

interface AgreementsListProps {
  /** Only those with this partner. */
  partnerId?: string;
  empty: string;
  emptyHelp?: string;
  children?: ReactNode;
}

/** The park's agreements, or those with one partner. */
export function AgreementsList({ partnerId, empty, emptyHelp, children }: AgreementsListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const words = useAgreementWords();
  const addressOf = ({ agreementId }: Agreement) => `/partners/agreements/${agreementId}`;
  const columns: Column<Agreement>[] = [
    {
      key: "title",
      title: t("agreements.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={addressOf(one)}>
            {one.title}
          </Link>
          <small>
            {one.number}
            {one.term > 1 ? ` · ${t("agreements.nth", { n: one.term })}` : ""}
          </small>
        </>
      ),
    },
    ...(partnerId
      ? []
      : [
          {
            key: "parties",
            title: t("agreements.parties"),
            render: (one: Agreement) => one.partners.map(({ name }) => name).join(t("punctuation.list")),
            width: "22%",
          },
        ]),
    {
      key: "term",
      title: t("agreements.term"),
      render: (one) => (
        <>
          <span className="number">{words.term(one)}</span>
          {words.left(one) ? <small>{words.left(one)}</small> : null}
        </>
      ),
      width: 220,
    },
    { key: "opens", title: t("agreements.opens"), render: (one) => words.grants(one.opens), width: "22%" },
    {
      key: "status",
      title: t("agreements.status"),
      render: (one) => (
        <>
          <AgreementStatusTag status={one.status} />{" "}
          {one.obligations.some(({ overdue }) => overdue) ? (
            <span className="tag" data-tone="bad">
              {t("agreements.overdue")}
            </span>
          ) : null}
        </>
      ),
      width: 130,
    },
  ];
  return (
    <CursorList
      endpoint={listAgreements}
      {...(partnerId ? { query: { partnerId }, prefix: "agreements" } : {})}
      label={t("agreements.title")}
      columns={columns}
      rowKey={(one) => one.agreementId}
      onOpen={(one) => void navigate(addressOf(one))}
      empty={
        <EmptyState title={empty} {...(emptyHelp ? { help: emptyHelp } : {})}>
          {children}
        </EmptyState>
      }
    />
  );
}
