import {
  createEnterpriseLink,
  type EnterpriseLink,
  LINK_DAYS,
  listEnterpriseLinks,
  renewEnterpriseLink,
} from "@shanhai/contract/enterprise-link";
import { useQueryClient } from "@tanstack/react-query";
import { CheckField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { type ContractForm, typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { dateText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";

function Days({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <TextField
      form={form}
      name="days"
      type="number"
      label={t("links.days")}
      help={t("links.daysHelp", { n: LINK_DAYS.most })}
    />
  );
}

interface MakeLinkProps {
  enterpriseId: string;
  onMade: (link: EnterpriseLink) => void;
  onClose: () => void;
}

/** A new link: who it is for, how long, and (by an owner) whether it answers statements. */
export function MakeLink({ enterpriseId, onMade, onClose }: MakeLinkProps) {
  const { t } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createEnterpriseLink,
    params: { enterpriseId },
    initial: { holder: "", phone: "", note: "", days: String(LINK_DAYS.usual), statements: false },
    read: ({ holder, phone, note, days, statements }) => ({
      holder,
      phone: typed(phone),
      note: typed(note),
      days: typedNumber(days),
      statements: statements === true,
    }),
    onDone: (link) => {
      void queries.invalidateQueries({ queryKey: [listEnterpriseLinks.id] });
      toast({ text: t("links.made") });
      onMade(link);
    },
  });
  return (
    <FormDialog form={form} title={t("links.makeFor")} submitTitle={t("links.make")} onClose={onClose}>
      <TextField form={form} name="holder" label={t("links.holder")} help={t("links.holderHelp")} autoFocus />
      <TextField form={form} name="phone" type="tel" label={t("links.phone")} optional />
      <TextField form={form} name="note" label={t("links.note")} optional />
      <Days form={form} />
      {membership.role === "owner" ? (
        <CheckField form={form} name="statements" label={t("links.statements")} help={t("links.statementsHelp")} />
      ) : null}
    </FormDialog>
  );
}

/** Lets a link work longer, from today. */
export function RenewLink({ link, onClose }: { link: EnterpriseLink; onClose: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { enterpriseId, enterpriseLinkId, holder, version } = link;
  const form = useContractForm({
    endpoint: renewEnterpriseLink,
    params: { enterpriseId, enterpriseLinkId },
    initial: { days: String(LINK_DAYS.usual) },
    read: ({ days }) => ({ version, days: typedNumber(days) }),
    onDone: ({ expiresOn }) => {
      void queries.invalidateQueries({ queryKey: [listEnterpriseLinks.id] });
      toast({ text: t("links.renewed", { date: dateText(expiresOn, language) }) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t("links.renewNamed", { name: holder })}
      submitTitle={t("links.renew")}
      onClose={onClose}
    >
      <Days form={form} />
    </FormDialog>
  );
}
