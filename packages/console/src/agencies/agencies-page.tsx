import { type Agency, getAgency, listAgencies } from "@shanhai/contract/agency";
import { inviteToAgency } from "@shanhai/contract/invitation";
import { getPark } from "@shanhai/contract/park";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SeatsCell } from "../orders/seats-bar.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgencyScore } from "./agency-score.tsx";
import { AgencyStatusTag } from "./agency-status-tag.tsx";
import { LicenceTag } from "./licence-tag.tsx";

const RegisterAgency = lazy(async () => ({ default: (await import("./register-agency.tsx")).RegisterAgency }));
const InviteDialog = lazy(async () => ({ default: (await import("../invitations/invite-dialog.tsx")).InviteDialog }));

/** An agency is from the park's own place unless told otherwise. */
function RegisterHere(props: { onRegistered: (agency: Agency) => void; onClose: () => void }) {
  const park = useEndpoint(getPark, {}).data;
  return park ? <RegisterAgency division={park.division} {...props} /> : null;
}

/** Reads the agency's name, so that a reload with the dialog open still says whom it is about. */
function InviteToAgency({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { t } = useWords();
  const agency = useEndpoint(getAgency, { params: { agencyId } });
  return (
    <InviteDialog
      endpoint={inviteToAgency}
      params={{ agencyId }}
      title={t("invitation.inviteOwnerOf", { name: agency.data?.name ?? "…" })}
      roles={["owner", "recruiter"]}
      onClose={onClose}
    />
  );
}

export function AgenciesPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const [panel, setPanel] = useAddress("panel");
  const administers = membership.role === "administrator";
  const register = administers ? (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("agencies.register")}
    </Button>
  ) : null;

  const columns: Column<Agency>[] = [
    {
      key: "name",
      title: t("agencies.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/agencies/${one.agencyId}`}>
            {one.name}
          </Link>
          <small>
            <code>{one.uscc}</code>
          </small>
        </>
      ),
    },
    {
      key: "licence",
      title: t("agencies.licenceExpiry"),
      render: (one) => (
        <>
          <Day date={one.licenceExpiry} /> <LicenceTag expiry={one.licenceExpiry} />
        </>
      ),
      width: 150,
    },
    {
      key: "orders",
      title: t("agencies.orders"),
      render: (one) => t("agencies.ordersDone", { done: one.ordersFulfilled, all: one.orders }),
      width: 110,
    },
    {
      key: "filled",
      title: t("park.agencyFilled"),
      render: (one) => <SeatsCell headcount={one.headcount} filled={one.filled} />,
      width: "24%",
    },
    { key: "score", title: t("agencies.score"), render: (one) => <AgencyScore agency={one} />, width: 120 },
    {
      key: "status",
      title: t("agencies.status"),
      render: (one) => <AgencyStatusTag status={one.status} />,
      width: 80,
    },
  ];
  if (administers) {
    columns.push({
      key: "invite",
      title: t("invitation.inviteOwner"),
      render: (one) => (
        <Button
          size="small"
          aria-label={t("agencies.inviteNamed", { name: one.name })}
          onClick={() => setPanel(one.agencyId)}
        >
          {t("invitation.inviteOwner")}
        </Button>
      ),
      width: 110,
      onPhone: "bare",
    });
  }
  return (
    <>
      <PageHead title={t("agencies.title")}>{register}</PageHead>
      <CursorList
        endpoint={listAgencies}
        label={t("agencies.title")}
        columns={columns}
        rowKey={(one) => one.agencyId}
        refetchInterval={8_000}
        empty={
          <EmptyState title={t("agencies.empty")} help={administers ? t("agencies.emptyHelp") : ""}>
            {register}
          </EmptyState>
        }
      />
      <Suspense>
        {panel === "new" && administers ? (
          <RegisterHere onRegistered={(agency) => setPanel(agency.agencyId)} onClose={() => setPanel(undefined)} />
        ) : null}
        {panel && panel !== "new" && administers ? (
          <InviteToAgency key={panel} agencyId={panel} onClose={() => setPanel(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
