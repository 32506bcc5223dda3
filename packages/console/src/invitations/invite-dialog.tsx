import {
  type inviteColleague,
  type inviteCoordinator,
  type inviteToAgency,
  type inviteToPark,
  type inviteToPartner,
  listInvitations,
} from "@shanhai/contract/invitation";
import type { Role } from "@shanhai/contract/member";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

interface InviteDialogProps {
  endpoint:
    | typeof inviteColleague
    | typeof inviteCoordinator
    | typeof inviteToAgency
    | typeof inviteToPark
    | typeof inviteToPartner;
  params?: Record<string, string>;
  title: string;
  roles: readonly [Role, ...Role[]];
  /** What follows from the invitation, where it is more than the words of the dialog say. */
  help?: string;
  onClose: () => void;
}

interface IssuedLink {
  email: string;
  expiresAt: string;
  url: string;
}

/** The link as it was issued: shown this once, to be sent on by whatever means people use. */
function IssuedInvitation({ issued, onClose }: { issued: IssuedLink; onClose: () => void }) {
  const { t, language } = useWords();
  const [copied, setCopied] = useState(false);
  const field = useId();
  return (
    <div className="contract-form">
      <p role="status">
        {t("invitation.readyHelp", { email: issued.email, expires: momentText(issued.expiresAt, language) })}
      </p>
      <div className="field">
        <label htmlFor={field}>{t("invitation.link")}</label>
        <Input id={field} readOnly value={issued.url} onFocus={(event) => event.target.select()} />
      </div>
      <div className="form-acts">
        <Button
          type="primary"
          onClick={() => void navigator.clipboard.writeText(issued.url).then(() => setCopied(true))}
        >
          {copied ? t("act.copied") : t("act.copy")}
        </Button>
        <Button onClick={onClose}>{t("invitation.done")}</Button>
      </div>
    </div>
  );
}

/** Invites one person by e-mail and hands out the link. */
export function InviteDialog({ endpoint, params, title, roles, help, onClose }: InviteDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [issued, setIssued] = useState<IssuedLink>();
  const form = useContractForm({
    endpoint,
    params,
    initial: { email: "", role: roles[0] },
    read: (values) => ({ email: values.email, role: values.role }),
    onDone: ({ email, expiresAt, path }) => {
      void queries.invalidateQueries({ queryKey: [listInvitations.id] });
      setIssued({ email, expiresAt, url: `${location.origin}${path}` });
    },
  });
  return (
    <Modal
      open
      title={issued ? t("invitation.ready") : title}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={520}
    >
      {issued ? (
        <IssuedInvitation issued={issued} onClose={onClose} />
      ) : (
        <ContractFormFrame form={form} label={title} submitTitle={t("invitation.send")} onCancel={onClose}>
          {help ? <p className="quiet">{help}</p> : null}
          <TextField
            form={form}
            name="email"
            type="email"
            label={t("invitation.email")}
            help={t("invitation.emailHelp")}
            autoFocus
          />
          {roles.length > 1 ? (
            <ChoiceField
              form={form}
              name="role"
              label={t("invitation.role")}
              options={roles.map((role) => ({ value: role, title: t(`role.${role}`) }))}
            />
          ) : null}
        </ContractFormFrame>
      )}
    </Modal>
  );
}
