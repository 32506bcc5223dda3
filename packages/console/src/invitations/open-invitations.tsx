import { type Invitation, listInvitations, revokeInvitation } from "@shanhai/contract/invitation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

const isOver = ({ expiresAt }: Invitation) => new Date(expiresAt).getTime() <= Date.now();

function Revoke({ invitation }: { invitation: Invitation }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { invitationId, email } = invitation;
  const revoke = useMutation({
    mutationFn: () => act(revokeInvitation, { params: { invitationId }, idempotencyKey: key.keyFor({ invitationId }) }),
    onSuccess: () => toast({ text: t("invitations.revoked", { email }) }),
    onError: () => toast({ text: t("invitations.notRevoked"), tone: "bad" }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [listInvitations.id] }),
  });
  return (
    <Button
      aria-label={t("invitations.revokeOne", { email })}
      disabled={revoke.isPending}
      onClick={() => revoke.mutate()}
    >
      {t("invitations.revoke")}
    </Button>
  );
}

/** Who has been invited, and what became of it. */
export function OpenInvitations() {
  const { t } = useWords();
  const stateOf = (one: Invitation) => (one.status === "pending" && isOver(one) ? "expired" : one.status);
  const columns: Column<Invitation>[] = [
    {
      key: "email",
      title: t("invitation.email"),
      render: (one) => (
        <>
          <span className="row-name">{one.email}</span>
          <small>{one.organisationName}</small>
        </>
      ),
    },
    { key: "role", title: t("invitation.role"), render: (one) => t(`role.${one.role}`), width: 130 },
    { key: "createdAt", title: t("invitations.sentAt"), render: (one) => <Moment at={one.createdAt} />, width: 150 },
    {
      key: "state",
      title: t("invitations.state"),
      render: (one) => {
        const state = stateOf(one);
        return (
          <span className="tag" data-tone={state === "pending" ? "live" : state === "accepted" ? "good" : "quiet"}>
            {t(`invitations.states.${state}`)}
          </span>
        );
      },
      width: 110,
    },
    {
      key: "revoke",
      title: "",
      render: (one) => (stateOf(one) === "pending" ? <Revoke invitation={one} /> : null),
      width: 100,
    },
  ];
  return (
    <CursorList
      endpoint={listInvitations}
      label={t("invitations.title")}
      columns={columns}
      rowKey={(one) => one.invitationId}
      prefix="invitations"
      empty={<EmptyState title={t("invitations.none")} />}
    />
  );
}
