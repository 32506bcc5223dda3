import { createRoster, listRosters, type Roster } from "@shanhai/contract/roster";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";

function CreateRoster({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createRoster,
    initial: { name: "", graduatesOn: "" },
    read: ({ name, graduatesOn }) => ({ name, graduatesOn: graduatesOn || undefined }),
    onDone: ({ rosterId }) => {
      void queries.invalidateQueries({ queryKey: [listRosters.id] });
      toast({ text: t("rosters.created") });
      void navigate(`/rosters/${rosterId}`);
    },
  });
  const title = t("rosters.create");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <TextField form={form} name="name" label={t("rosters.name")} help={t("rosters.nameHelp")} />
      <TextField
        form={form}
        name="graduatesOn"
        type="month"
        label={t("rosters.graduatesOn")}
        help={t("rosters.graduatesOnHelp")}
        optional
      />
    </FormDialog>
  );
}

/** A school's rosters, while an agreement opens them. */
export function RostersPage() {
  const { t } = useWords();
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const columns: Column<Roster>[] = [
    {
      key: "name",
      title: t("rosters.name"),
      onPhone: "bare",
      render: (one) => <Link to={`/rosters/${one.rosterId}`}>{one.name}</Link>,
    },
    {
      key: "people",
      title: t("rosters.people"),
      render: (one) => <span className="number">{t("rosters.peopleOf", { n: one.graduates })}</span>,
      width: 140,
    },
    { key: "graduatesOn", title: t("rosters.graduatesOn"), render: (one) => one.graduatesOn, width: 160 },
    { key: "since", title: t("rosters.since"), render: (one) => <Moment at={one.createdAt} />, width: 180 },
  ];
  return (
    <>
      <PageHead title={t("rosters.title")}>
        <Button type="primary" onClick={() => setCreating(true)}>
          {t("rosters.create")}
        </Button>
      </PageHead>
      <Opened grant="rosters">
        <p className="quiet">{t("rosters.lead")}</p>
        <CursorList
          endpoint={listRosters}
          label={t("rosters.title")}
          columns={columns}
          rowKey={(one) => one.rosterId}
          onOpen={(one) => void navigate(`/rosters/${one.rosterId}`)}
          empty={<EmptyState title={t("rosters.empty")} help={t("rosters.emptyHelp")} />}
        />
        {creating ? <CreateRoster onClose={() => setCreating(false)} /> : null}
      </Opened>
    </>
  );
}
