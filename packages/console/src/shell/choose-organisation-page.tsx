import type { Me } from "@shanhai/contract/member";
import { useWords } from "../messages/catalogue.ts";
import { PlainPage } from "./plain-page.tsx";

export function ChooseOrganisationPage({ me, onChoose }: { me: Me; onChoose: (organisationId: string) => void }) {
  const { t } = useWords();
  return (
    <PlainPage>
      <h1>{t("organisation.choose")}</h1>
      <p className="lead">{t("organisation.chooseLead")}</p>
      <ul className="organisation-choices">
        {me.memberships.map((one) => (
          <li key={one.organisationId}>
            <button type="button" onClick={() => onChoose(one.organisationId)}>
              {one.name}
              <small>{t(`role.${one.role}`)}</small>
            </button>
          </li>
        ))}
      </ul>
    </PlainPage>
  );
}
