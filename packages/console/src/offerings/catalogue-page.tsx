import { type CatalogueEntry, listCatalogue, OFFERING_KINDS } from "@shanhai/contract/offering";
import { Link } from "react-router";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import "../leads/leads.css";

/** What the park's agencies offer, as they published it. */
export function CataloguePage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const kind = OFFERING_KINDS.find((one) => one === words.get("kind"));
  const columns: Column<CatalogueEntry>[] = [
    {
      key: "name",
      title: t("offerings.name"),
      render: (one) => (
        <>
          <span className="row-name">{one.name}</span>
          {one.description ? <small className="lead-note">{one.description}</small> : null}
        </>
      ),
    },
    { key: "kind", title: t("offerings.kind"), render: (one) => t(`offeringKind.${one.kind}`), width: 130 },
    {
      key: "agency",
      title: t("offerings.agency"),
      render: (one) => <Link to={`/agencies/${one.agencyId}`}>{one.agencyName}</Link>,
      width: 240,
    },
    {
      key: "at",
      title: t("offerings.updatedAt"),
      render: (one) => <Moment at={one.updatedAt} />,
      width: 140,
      onPhone: "left-out",
    },
  ];
  return (
    <>
      <PageHead title={t("leads.catalogue")} back={{ to: "/leads", title: t("leads.title") }} />
      <div className="lead-filters">
        <select
          className="select"
          aria-label={t("offerings.kind")}
          value={kind ?? ""}
          onChange={(event) => change({ kind: event.target.value || undefined, cursor: undefined })}
        >
          <option value="">{t("offerings.allKinds")}</option>
          {OFFERING_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`offeringKind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <CursorList
        key={kind}
        endpoint={listCatalogue}
        query={kind ? { kind } : {}}
        label={t("leads.catalogue")}
        columns={columns}
        rowKey={(one) => one.offeringId}
        empty={<EmptyState title={t("offerings.catalogueEmpty")} help={t("offerings.catalogueEmptyHelp")} />}
      />
    </>
  );
}
