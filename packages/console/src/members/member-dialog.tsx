import { changeMemberRole, listMembers, type Member, removeMember, transferOwnership } from "@shanhai/contract/member";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";
import "../form/contract-form.css";
import "./member-dialog.css";
import { shortName } from "./use-members.ts";

const CHOICES = ["role", "handOver", "remove"] as const;
type Choice = (typeof CHOICES)[number];

/** What an owner may decide about a colleague, one thing at a time: another role, handing over, or taking out. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { membership } = useSession();
  const inAgency = membership.kind === "agency";
  // A park's roles are given by inviting anew: who accepts proves then that he is not on both sides.
  const [choice, setChoice] = useState<Choice>(inAgency ? "role" : "remove");
  const { memberId } = member;
  const params = { memberId };
  const role = member.role === "owner" ? "recruiter" : "owner";
  const name = shortName(member);
  const mutation = useMutation({
    mutationFn: () => {
      const idempotencyKey = key.keyFor({ choice, memberId, role });
      if (choice === "remove") return act(removeMember, { params, idempotencyKey });
      if (choice === "handOver") return act(transferOwnership, { params, idempotencyKey });
      return act(changeMemberRole, { params, body: { role }, idempotencyKey });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listMembers.id] });
      const text = t(`members.done.${choice}`, { name, role: t(`role.${role}`) });
      const people = {
        title: t("members.lookAfter"),
        run: () => navigate(`/today?tab=followUps&recruiter=${memberId}`),
      };
      toast(choice === "remove" && inAgency ? { text, act: people } : { text });
      onClose();
    },
  });
  const removal = ({ agency: "remove", park: "removeFromPark", partner: "removeFromPartner" } as const)[
    membership.kind
  ];
  const titleOf = (one: Choice) => t(`members.choice.${one === "remove" ? removal : one}`, { role: t(`role.${role}`) });
  const helpOf = (one: Choice) => t(`members.help.${one === "role" ? role : one === "remove" ? removal : one}`);
  return (
    <Modal
      open
      title={member.name}
      onCancel={mutation.isPending ? undefined : onClose}
      mask={{ closable: false }}
      width={480}
      footer={
        <>
          <Button onClick={onClose} disabled={mutation.isPending}>
            {t("act.cancel")}
          </Button>
          <Button
            type="primary"
            danger={choice === "remove"}
            disabled={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {mutation.isPending ? t("form.saving") : titleOf(choice)}
          </Button>
        </>
      }
    >
      <div className="contract-form member-dialog">
        {inAgency ? (
          <fieldset className="member-choices">
            <legend>{t("members.now", { role: t(`role.${member.role}`) })}</legend>
            {CHOICES.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="member-choice"
                  checked={choice === one}
                  disabled={mutation.isPending}
                  onChange={() => {
                    mutation.reset();
                    setChoice(one);
                  }}
                />
                <span>
                  {titleOf(one)}
                  <small>{helpOf(one)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p>{t("members.removing", { role: t(`role.${member.role}`), help: helpOf("remove") })}</p>
        )}
        <p className="quiet">{t("members.soon")}</p>
        {mutation.isError ? <ProblemPanel error={mutation.error} writing /> : null}
      </div>
    </Modal>
  );
}
