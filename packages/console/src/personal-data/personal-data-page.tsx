import { dataMap } from "@shanhai/contract/personal/data-map";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import "./personal-data.css";
import { ScrollArea } from "../shell/scroll-area.tsx";

/** 个人信息清单: what this organisation keeps of people, why and how long. It is in the page itself; nothing is asked for. */
export function PersonalDataPage() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const between = language === "zh" ? "、" : ", ";
  const columns = ["what", "fields", "why", "kept", "seen"] as const;
  return (
    <>
      <PageHead title={t(membership.kind === "agency" ? "nav.settings" : "nav.members")} />
      <SettingsTabs current="personalData" />
      <p className="quiet">{t("personalData.help")}</p>
      <ScrollArea label={t("settings.personalData")} className="panel personal-data-panel">
        <table className="personal-data" aria-label={t("settings.personalData")}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`personalData.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dataMap(language, membership.kind).map(
              ({ noun, title, whose, fields, sensitive, why, basis, kept, seen }) => (
                <tr key={noun}>
                  <th scope="row">
                    {title}
                    <small className="quiet">{whose}</small>
                  </th>
                  <td>
                    {fields.map((field, index) => (
                      <span key={field}>
                        {index > 0 ? between : null}
                        {field}
                        {sensitive.includes(field) ? <em>{t("personalData.sensitive")}</em> : null}
                      </span>
                    ))}
                  </td>
                  <td>
                    {why}
                    <small className="quiet">{basis}</small>
                  </td>
                  <td>{kept}</td>
                  <td>{seen.join(between)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollArea>
    </>
  );
}
