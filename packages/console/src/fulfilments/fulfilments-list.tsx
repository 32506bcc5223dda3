import type { Agreement } from "@shanhai/contract/agreement";
import { type Fulfilment, listFulfilments, withdrawFulfilment } from "@shanhai/contract/fulfilment";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { refreshPartners } from "../partners/refresh-partners.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";

function Withdraw({ entry, onClose }: { entry: Fulfilment; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { agreementId, fulfilmentId } = entry;
  const form = useContractForm({
    endpoint: withdrawFulfilment,
    params: { agreementId, fulfilmentId },
    initial: { reason: "" },
    read: ({ reason }) => ({ reason }),
    onDone: () => {
      refreshPartners(queries);
      toast({ text: t("fulfilments.withdrawnDone") });
      onClose();
    },
  });
  const title = t("fulfilments.withdraw");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p>{t("fulfilments.withdrawAsk")}</p>
      <TextField form={form} name="reason" label={t("fulfilments.withdrawReason")} />
    </FormDialog>
  );
}

/** What both sides recorded, last first; each takes back its own. */
export function FulfilmentsList({ agreement, records }: { agreement: Agreement; records: boolean }) {
  const { t } = useWords();
  const { membership } = useSession();
  const [taken, setTaken] = useState<Fulfilment>();
  const own = ({ by }: Fulfilment) =>
    membership.kind === "partner" ? by.partnerId === membership.organisationId : by.partnerId === undefined;
  const words = new Map(agreement.obligations.map((one) => [one.obligationId, one]));
  const columns: Column<Fulfilment>[] = [
    { key: "date", title: t("fulfilments.date"), render: (one) => <Day date={one.date} />, width: 110 },
    {
      key: "text",
      title: t("fulfilments.text"),
      render: (one) => (
        <span data-withdrawn={one.withdrawn !== undefined} className="fulfilment-text">
          {one.text}
          <small>{words.get(one.obligationId)?.text}</small>
          {one.withdrawn ? <small>{t("fulfilments.withdrawn", { reason: one.withdrawn.reason })}</small> : null}
        </span>
      ),
    },
    {
      key: "quantity",
      title: t("fulfilments.quantityPlain"),
      render: (one) =>
        one.quantity === undefined ? (
          <span className="quiet">—</span>
        ) : (
          <span className="number">
            {one.quantity} {words.get(one.obligationId)?.unit}
          </span>
        ),
      width: 110,
    },
    {
      key: "by",
      title: t("audit.who"),
      render: (one) => (
        <>
          {one.by.organisation}
          <small>{shortName(one.by)}</small>
        </>
      ),
      width: 170,
    },
  ];
  if (records) {
    columns.push({
      key: "withdraw",
      title: "",
      render: (one) =>
        own(one) && !one.withdrawn ? (
          <Button
            type="text"
            aria-label={t("fulfilments.withdrawNamed", { date: one.date })}
            onClick={() => setTaken(one)}
          >
            {t("fulfilments.withdraw")}
          </Button>
        ) : null,
      width: 90,
      onPhone: "bare",
    });
  }
  return (
    <>
      <CursorList
        endpoint={listFulfilments}
        params={{ agreementId: agreement.agreementId }}
        label={t("fulfilments.title")}
        columns={columns}
        rowKey={(one) => one.fulfilmentId}
        refetchInterval={15_000}
        empty={<EmptyState title={t("fulfilments.empty")} />}
      />
      {taken ? <Withdraw entry={taken} onClose={() => setTaken(undefined)} /> : null}
    </>
  );
}
