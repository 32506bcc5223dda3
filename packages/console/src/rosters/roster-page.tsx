import { type Graduate, listGraduates, removeGraduate } from "@shanhai/contract/graduate";
import { listRosters } from "@shanhai/contract/roster";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useParams } from "react-router";
import { phoneText } from "../format/phone.ts";
import { GraduateMatches } from "../introductions/graduate-matches.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { act } from "../session/api.ts";
import { useWhole } from "../session/use-whole.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EditGraduate } from "./edit-graduate.tsx";
import { AddGraduate } from "./graduate-form.tsx";
import { RosterUpload } from "./roster-file.tsx";
import { RosterFiles } from "./roster-files.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";

interface GraduateDrawerProps {
  graduate: Graduate;
  onSaved: (after: Graduate) => void;
  onClose: () => void;
}

function GraduateDrawer({ graduate, onSaved, onClose }: GraduateDrawerProps) {
  const { t, language } = useWords();
  const toast = useToast();
  const changed = useRosterChanged();
  const [asked, setAsked] = useState<"edit" | "remove">();
  const leave = () => setAsked(undefined);
  const { graduateId, name, phone, idNumberMasked, skillLevel, major, practice, occupation } = graduate;
  const { intendedPlace, graduatesOn, recipients = [], note } = graduate;
  const remove = useMutation({
    mutationFn: () => act(removeGraduate, { params: { graduateId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      changed();
      toast({ text: t("rosters.removed", { name }) });
      onClose();
    },
  });
  return (
    <SideDrawer title={name} onClose={onClose} width={560}>
      <Facts
        facts={[
          [t("rosters.phone"), phone ? phoneText(phone) : undefined],
          [t("rosters.idNumber"), idNumberMasked],
          [t("rosters.level"), levelText(language, skillLevel)],
          [t("rosters.major"), major],
          [t("rosters.direction"), occupation],
          [t("rosters.place"), intendedPlace],
          [t("rosters.practice"), practice],
          [t("rosters.graduatesOn"), graduatesOn],
          [
            t("rosters.recipients"),
            recipients.map((one) => one.name).join(t("punctuation.list")) || t("rosters.noRecipients"),
          ],
          [t("rosters.note"), note],
        ]}
      />
      <h3>{t("rosters.matches")}</h3>
      <GraduateMatches graduateId={graduateId} />
      <p className="roster-acts">
        <Button onClick={() => setAsked("edit")}>{t("act.edit")}</Button>
        <Button danger onClick={() => setAsked("remove")}>
          {t("rosters.remove")}
        </Button>
      </p>
      {asked === "edit" ? (
        <EditGraduate
          graduate={graduate}
          onSaved={(after) => {
            onSaved(after);
            leave();
          }}
          onClose={leave}
        />
      ) : null}
      {asked === "remove" ? (
        <ConfirmDialog
          title={t("rosters.remove")}
          text={t("rosters.removeAsk", { name })}
          busy={remove.isPending}
          error={remove.error}
          onOk={() => remove.mutate()}
          onClose={leave}
        />
      ) : null}
    </SideDrawer>
  );
}

/** One roster: its people, added by form or by file. */
export function RosterPage() {
  const { t, language } = useWords();
  const { rosterId = "" } = useParams();
  const rosters = useWhole(listRosters);
  const roster = rosters.data?.find((one) => one.rosterId === rosterId);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Graduate>();
  const columns: Column<Graduate>[] = [
    {
      key: "name",
      title: t("rosters.person"),
      onPhone: "bare",
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setShown(one)}>
            {one.name}
          </button>
          <small className="number">{one.phone ? phoneText(one.phone) : one.idNumberMasked}</small>
        </>
      ),
    },
    { key: "major", title: t("rosters.major"), render: (one) => one.major },
    { key: "level", title: t("rosters.level"), render: (one) => levelText(language, one.skillLevel), width: 160 },
    { key: "direction", title: t("rosters.direction"), render: (one) => one.occupation },
    { key: "place", title: t("rosters.place"), render: (one) => one.intendedPlace, width: 160 },
  ];
  return (
    <>
      <PageHead
        title={roster?.name ?? t("rosters.one")}
        back={{ to: "/rosters", title: t("rosters.title") }}
        aside={roster ? <span className="tag">{t("rosters.peopleOf", { n: roster.graduates })}</span> : null}
      >
        <Button onClick={() => setAdding(true)}>{t("rosters.add")}</Button>
      </PageHead>
      <Opened grant="rosters">
        <RosterUpload rosterId={rosterId} />
        <CursorList
          endpoint={listGraduates}
          params={{ rosterId }}
          label={t("rosters.title")}
          columns={columns}
          rowKey={(one) => one.graduateId}
          onOpen={setShown}
          empty={<EmptyState title={t("rosters.nobody")} help={t("rosters.nobodyHelp")} />}
        />
        <RosterFiles rosterId={rosterId} />
        {adding ? <AddGraduate rosterId={rosterId} onClose={() => setAdding(false)} /> : null}
        {shown ? <GraduateDrawer graduate={shown} onSaved={setShown} onClose={() => setShown(undefined)} /> : null}
      </Opened>
    </>
  );
}
