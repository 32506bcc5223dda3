import type { Agency } from "@shanhai/contract/agency";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { AgencyStatusTag } from "../agencies/agency-status-tag.tsx";
import { LicenceTag } from "../agencies/licence-tag.tsx";
import { daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./programmes.css";

/** Whether an agency is at work in the park under a licence that has not expired. */
export const isInForce = ({ status, licenceExpiry }: Agency) => status === "active" && daysUntil(licenceExpiry) >= 0;

interface ChooseAgenciesProps {
  agencies: readonly Agency[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Agencies to choose from, all of the park's: looked for by name or USCC, chosen one by one or many at a time. */
export function ChooseAgencies({ agencies, chosen, onChange }: ChooseAgenciesProps) {
  const { t } = useWords();
  const [sought, setSought] = useState("");
  const text = sought.trim().toLowerCase();
  const shown = agencies.filter(({ name, uscc }) => `${name} ${uscc}`.toLowerCase().includes(text));

  /** Of those that are shown, the wanted are chosen and no others; what is not shown stays as it is. */
  function choose(wanted: (agency: Agency) => boolean) {
    const next = new Set(chosen);
    for (const agency of shown) {
      if (wanted(agency)) next.add(agency.agencyId);
      else next.delete(agency.agencyId);
    }
    onChange(next);
  }

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }

  return (
    <fieldset className="choose-agencies">
      <legend>{t("programmes.chosen", { n: chosen.size, all: agencies.length })}</legend>
      <Input
        type="search"
        allowClear
        aria-label={t("programmes.search")}
        placeholder={t("programmes.search")}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <div className="choose-acts">
        <Button size="small" onClick={() => choose(isInForce)}>
          {t("programmes.chooseInForce", { n: shown.filter(isInForce).length })}
        </Button>
        <Button size="small" onClick={() => choose(() => true)}>
          {t("programmes.chooseAll", { n: shown.length })}
        </Button>
        <Button size="small" onClick={() => choose(() => false)}>
          {t("programmes.chooseNone")}
        </Button>
      </div>
      <div className="assign-agencies">
        {shown.map(({ agencyId, name, status, licenceExpiry }) => (
          <label key={agencyId}>
            <input type="checkbox" checked={chosen.has(agencyId)} onChange={() => toggle(agencyId)} />
            <span>{name}</span>
            {status === "active" ? null : <AgencyStatusTag status={status} />}
            <LicenceTag expiry={licenceExpiry} />
          </label>
        ))}
        {shown.length === 0 ? <p className="quiet">{t("programmes.searchNone")}</p> : null}
      </div>
    </fieldset>
  );
}
