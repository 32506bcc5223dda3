import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { PartnerTabs } from "../partners/partner-tabs.tsx";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgreementsList } from "./agreements-list.tsx";

const AgreementEditor = lazy(async () => ({ default: (await import("./agreement-editor.tsx")).AgreementEditor }));

/** All of the park's agreements. */
export function AgreementsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const administers = useSession().membership.role === "administrator";
  const [panel, setPanel] = useAddress("panel");
  const create = administers ? (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("agreements.create")}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={t("partners.title")}>{create}</PageHead>
      <PartnerTabs />
      <AgreementsList empty={t("agreements.empty")} emptyHelp={t("agreements.emptyHelp")}>
        {create}
      </AgreementsList>
      <Suspense>
        {administers && panel === "new" ? (
          <AgreementEditor
            onSaved={({ agreementId }) => void navigate(`/partners/agreements/${agreementId}`)}
            onClose={() => setPanel(undefined)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
