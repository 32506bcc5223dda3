import {
  API_KEY_ROLES,
  type ApiKey,
  createApiKey,
  GRACE_DAYS,
  type IssuedApiKey,
  listApiKeys,
  rotateApiKey,
} from "@shanhai/contract/api-key";
import { useQueryClient } from "@tanstack/react-query";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

interface KeyDialogProps {
  onIssued: (issued: IssuedApiKey) => void;
  onClose: () => void;
}

/** A new key: what it is for, as whom it acts, and how far it may go; reading alone unless told. */
export function MakeKey({ kind, onIssued, onClose }: KeyDialogProps & { kind: keyof typeof API_KEY_ROLES }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const form = useContractForm({
    endpoint: createApiKey,
    initial: { name: "", role: API_KEY_ROLES[kind][0], access: "read", reveals: false, expiresOn: "" },
    read: ({ name, role, access, reveals, expiresOn }) => ({
      name,
      role,
      access,
      reveals: reveals === true,
      expiresOn: typed(expiresOn),
    }),
    onDone: (issued) => {
      void queries.invalidateQueries({ queryKey: [listApiKeys.id] });
      onIssued(issued);
    },
  });
  return (
    <FormDialog form={form} title={t("apiKeys.make")} submitTitle={t("apiKeys.make")} onClose={onClose}>
      <TextField form={form} name="name" label={t("apiKeys.name")} help={t("apiKeys.nameHelp")} autoFocus />
      <ChoiceField
        form={form}
        name="role"
        label={t("apiKeys.role")}
        options={API_KEY_ROLES[kind].map((role) => ({ value: role, title: t(`role.${role}`) }))}
      />
      <ChoiceField
        form={form}
        name="access"
        label={t("apiKeys.access")}
        options={(["read", "write"] as const).map((one) => ({ value: one, title: t(`apiKeys.accessOf.${one}`) }))}
      />
      {kind === "agency" ? (
        <CheckField form={form} name="reveals" label={t("apiKeys.reveals")} help={t("apiKeys.revealsHelp")} />
      ) : null}
      <TextField
        form={form}
        name="expiresOn"
        type="date"
        label={t("apiKeys.expiresOn")}
        help={t("apiKeys.expiresOnHelp")}
        optional
      />
    </FormDialog>
  );
}

/** Another secret for a key, and how long the one before goes on. */
export function RotateKey({ apiKey, onIssued, onClose }: KeyDialogProps & { apiKey: ApiKey }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { apiKeyId, name, version } = apiKey;
  const form = useContractForm({
    endpoint: rotateApiKey,
    params: { apiKeyId },
    initial: { graceDays: String(GRACE_DAYS.usual) },
    read: ({ graceDays }) => ({ version, graceDays: typedNumber(graceDays) }),
    onDone: (issued) => {
      void queries.invalidateQueries({ queryKey: [listApiKeys.id] });
      onIssued(issued);
    },
  });
  return (
    <FormDialog
      form={form}
      title={t("apiKeys.rotateOne", { name })}
      submitTitle={t("apiKeys.rotate")}
      onClose={onClose}
    >
      <p className="quiet">{t("apiKeys.rotateHelp")}</p>
      <TextField
        form={form}
        name="graceDays"
        type="number"
        label={t("apiKeys.graceDays")}
        help={t("apiKeys.graceDaysHelp", { n: GRACE_DAYS.most })}
        autoFocus
      />
    </FormDialog>
  );
}
