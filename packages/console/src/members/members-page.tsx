import { inviteColleague, inviteCoordinator, inviteToPark } from "@shanhai/contract/invitation";
import { listMembers, type Member, type Membership, type Role } from "@shanhai/contract/member";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { OpenInvitations } from "../invitations/open-invitations.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { useAddress } from "../shell/use-address.ts";

const MemberDialog = lazy(async () => ({ default: (await import("./member-dialog.tsx")).MemberDialog }));
const InviteDialog = lazy(async () => ({ default: (await import("../invitations/invite-dialog.tsx")).InviteDialog }));

/** How each kind of organisation lets people in. */
const INVITING = {
  agency: { endpoint: inviteColleague, word: "members.invite", roles: ["recruiter", "owner"] },
  park: { endpoint: inviteToPark, word: "invitation.inviteToPark", roles: ["evaluator", "administrator"] },
  partner: { endpoint: inviteCoordinator, word: "members.invite", roles: ["coordinator"] },
} as const satisfies Record<Membership["kind"], { roles: readonly [Role, ...Role[]]; endpoint: unknown; word: string }>;

/** Who works for the organisation; who is in charge lets others in, and takes them out. */
export function MembersPage() {
  const { t } = useWords();
  const { me, membership } = useSession();
  const inviting = INVITING[membership.kind];
  const [panel, setPanel] = useAddress("panel");
  const [managed, setManaged] = useState<Member>();
  const columns: Column<Member>[] = [
    {
      key: "name",
      title: t("members.name"),
      render: (one) => (
        <>
          <span className="row-name">{one.name}</span>
          {one.memberId === me.memberId ? <small>{t("members.me")}</small> : null}
        </>
      ),
    },
    { key: "role", title: t("invitation.role"), render: (one) => t(`role.${one.role}`), width: 200 },
    {
      key: "manage",
      title: "",
      render: (one) =>
        one.memberId === me.memberId ? null : (
          <Button aria-label={t("members.manageOne", { name: one.name })} onClick={() => setManaged(one)}>
            {t("members.manage")}
          </Button>
        ),
      width: 110,
    },
  ];
  const invite = (
    <Button type="primary" onClick={() => setPanel("invite")}>
      {t(inviting.word)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(membership.kind === "agency" ? "nav.settings" : "nav.members")}>{invite}</PageHead>
      <SettingsTabs current="members" />
      {membership.kind === "partner" ? <p className="quiet">{t("partnerHome.people")}</p> : null}
      <CursorList
        endpoint={listMembers}
        label={t("settings.members")}
        columns={columns}
        rowKey={(one) => one.memberId}
        empty={
          <EmptyState title={t("members.empty")} help={t("members.emptyHelp")}>
            {invite}
          </EmptyState>
        }
        refetchInterval={15_000}
      />
      <section className="after-list" aria-label={t("invitations.title")}>
        <header className="section-head">
          <h2 className="section-title">{t("invitations.title")}</h2>
        </header>
        <OpenInvitations />
      </section>
      {managed ? (
        <Suspense>
          <MemberDialog member={managed} onClose={() => setManaged(undefined)} />
        </Suspense>
      ) : null}
      {panel === "invite" ? (
        <Suspense>
          <InviteDialog
            endpoint={inviting.endpoint}
            title={t(inviting.word)}
            roles={inviting.roles}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
