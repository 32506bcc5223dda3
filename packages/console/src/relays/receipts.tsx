import { createReceipt, listReceipts, RECEIPT_CHANNELS, type Receipt, undoReceipt } from "@shanhai/contract/receipt";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { countText } from "../format/figure.ts";
import { dateText, today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshRelays } from "./refresh-relays.ts";

function useUndo(relayId: string) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ receiptId }: Pick<Receipt, "receiptId">) =>
      act(undoReceipt, { params: { relayId, receiptId }, idempotencyKey: `undo-${receiptId}` }),
    onSuccess: () => toast({ text: t("receipts.undone") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshRelays(queries),
  });
}

function Note({ relayId, onClose }: { relayId: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const undo = useUndo(relayId);
  const form = useContractForm({
    endpoint: createReceipt,
    params: { relayId },
    initial: { channel: "group", to: "", people: "", on: today() },
    read: ({ channel, to, people, on }) => ({ channel, to, people: typedNumber(people), on: typed(on) }),
    onDone: (receipt) => {
      refreshRelays(queries);
      toast({ text: t("receipts.noted"), act: { title: t("receipts.undo"), run: () => undo.mutate(receipt) } });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("receipts.note")} submitTitle={t("receipts.note")} onClose={onClose}>
      <ChoiceField
        form={form}
        name="channel"
        label={t("receipts.channel")}
        options={RECEIPT_CHANNELS.map((one) => ({ value: one, title: t(`receipts.channelOf.${one}`) }))}
      />
      <TextField form={form} name="to" label={t("receipts.to")} help={t("receipts.toHelp")} />
      <TextField form={form} name="people" type="number" label={t("receipts.people")} help={t("receipts.peopleHelp")} />
      <TextField form={form} name="on" type="date" label={t("receipts.on")} />
    </FormDialog>
  );
}

/** To which villages and groups a month was passed on; what was noted by mistake is taken back. */
export function Receipts({ relayId }: { relayId: string }) {
  const { t, language } = useWords();
  const [asked, setAsked] = useState(false);
  const undo = useUndo(relayId);
  const read = useEndpoint(listReceipts, { params: { relayId } });
  const items = read.data?.items;
  const counted = items?.filter(({ undoneAt }) => !undoneAt) ?? [];
  const people = counted.reduce((sum, one) => sum + one.people, 0);
  return (
    <section className="panel" aria-label={t("receipts.title")}>
      <div className="relay-head">
        <h2>{t("receipts.title")}</h2>
        <Button onClick={() => setAsked(true)}>{t("receipts.note")}</Button>
      </div>
      {read.isError && !items ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      <p className="quiet">
        {counted.length > 0
          ? t("receipts.sum", { n: countText(counted.length), people: countText(people) })
          : t("receipts.empty")}
      </p>
      <ul className="relay-receipts">
        {items?.map((one) => (
          <li key={one.receiptId} data-undone={one.undoneAt !== undefined}>
            <span>
              <b>{one.to}</b> <span className="tag">{t(`receipts.channelOf.${one.channel}`)}</span>
              <br />
              <span className="quiet">
                {t("receipts.line", { date: dateText(one.on, language), people: countText(one.people), by: one.by })}
              </span>
            </span>
            {one.undoneAt ? (
              <span className="quiet">{t("receipts.undone")}</span>
            ) : (
              <button
                type="button"
                className="link-button"
                disabled={undo.isPending}
                aria-label={t("receipts.undoNamed", { name: one.to })}
                onClick={() => undo.mutate(one)}
              >
                {t("receipts.undo")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked ? <Note relayId={relayId} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}
