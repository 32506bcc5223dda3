import { type Intention, listIntentions } from "@shanhai/contract/intention";
import { JOB_INTENTIONS } from "@shanhai/contract/job-application";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { csvBlob } from "../format/csv.ts";
import { Moment, today } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { RelayTabs } from "../relays/relay-tabs.tsx";
import { useWhole } from "../session/use-whole.ts";
import { downloadBlob } from "../shell/download.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { IntentionDrawer } from "./intention-drawer.tsx";
import "./intentions.css";

/** Narrows the list as it is typed: a station has hundreds of people, and all of them are here. */
function useNarrowed(rows: readonly Intention[] | undefined) {
  const [word = "", setWord] = useAddress("q");
  const [level = "", setLevel] = useAddress("level");
  const [availability = "", setAvailability] = useAddress("availability");
  const [state = "", setState] = useAddress("state");
  const wanted = word.trim().toLowerCase();
  const narrowed = rows?.filter(
    (one) =>
      (!wanted || [one.name, one.occupation, one.place].join("\n").toLowerCase().includes(wanted)) &&
      (!level || one.skillLevel === level) &&
      (!availability || one.availability === availability) &&
      (!state || one.sent.length > 0 === (state === "sent")),
  );
  return { narrowed, word, setWord, level, setLevel, availability, setAvailability, state, setState };
}

function Supply() {
  const { t, language } = useWords();
  const [opened, setOpened] = useState<string>();
  const read = useWhole(listIntentions, {}, { refetchInterval: 30_000 });
  const list = useNarrowed(read.data);
  const rows = list.narrowed;
  const shown = read.data?.find(({ intentionId }) => intentionId === opened);
  const availabilityOf = (one: Intention) => (one.availability ? t(`jobIntention.${one.availability}`) : "");
  const columns: Column<Intention>[] = [
    {
      key: "name",
      title: t("intentions.name"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setOpened(one.intentionId)}>
            {one.name}
          </button>
          <small className="number">{phoneText(one.phone)}</small>
        </>
      ),
    },
    {
      key: "wanted",
      title: t("intentions.wanted"),
      render: (one) => [one.occupation, one.place].filter(Boolean).join(" · "),
    },
    {
      key: "level",
      title: t("positions.skillLevel"),
      render: (one) => levelText(language, one.skillLevel) ?? "",
      width: 160,
    },
    { key: "availability", title: t("intentions.availability"), render: availabilityOf, width: 140 },
    {
      key: "sent",
      title: t("intentions.sentTo"),
      render: (one) =>
        one.sent.map(({ title }) => title).join(t("punctuation.list")) || t("intentions.stateOf.waiting"),
    },
    {
      key: "updated",
      title: t("intentions.updated"),
      render: (one) => <Moment at={one.updatedAt} />,
      onPhone: "left-out",
      width: 150,
    },
  ];
  const save = () => {
    const head = ["name", "phone", "occupation", "place"].map((name) => t(`intentions.${name}` as "intentions.name"));
    const rest = [
      t("positions.skillLevel"),
      t("intentions.availability"),
      t("intentions.note"),
      t("intentions.sentTo"),
      t("intentions.consents"),
    ];
    const lines = (rows ?? []).map((one) => [
      ...[
        one.name,
        one.phone,
        one.occupation ?? "",
        one.place ?? "",
        levelText(language, one.skillLevel) ?? "",
        availabilityOf(one),
      ],
      one.note ?? "",
      one.sent.map(({ title, enterpriseName }) => `${title} ${enterpriseName}`).join(t("punctuation.clause")),
      one.consents
        .map(({ on, recipients }) => `${on} ${recipients.join(t("punctuation.list"))}`)
        .join(t("punctuation.clause")),
    ]);
    downloadBlob(csvBlob([[...head, ...rest], ...lines]), `${t("intentions.fileName")}-${today()}.csv`);
  };
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data?.length === 0)
    return (
      <div className="list">
        <EmptyState title={t("intentions.empty")} help={t("intentions.emptyHelp")} />
      </div>
    );
  return (
    <>
      <div className="intention-filters">
        <Input
          allowClear
          aria-label={t("intentions.find")}
          placeholder={t("intentions.find")}
          value={list.word}
          onChange={(event) => list.setWord(event.target.value || undefined)}
        />
        <select
          className="select"
          aria-label={t("positions.skillLevel")}
          value={list.level}
          onChange={(event) => list.setLevel(event.target.value || undefined)}
        >
          <option value="">{t("intentions.allLevels")}</option>
          {SKILL_LEVELS.map((one) => (
            <option key={one} value={one}>
              {levelText(language, one)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t("intentions.availability")}
          value={list.availability}
          onChange={(event) => list.setAvailability(event.target.value || undefined)}
        >
          <option value="">{t("intentions.allTimes")}</option>
          {JOB_INTENTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`jobIntention.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t("intentions.sentTo")}
          value={list.state}
          onChange={(event) => list.setState(event.target.value || undefined)}
        >
          <option value="">{t("intentions.allStates")}</option>
          <option value="waiting">{t("intentions.stateOf.waiting")}</option>
          <option value="sent">{t("intentions.stateOf.sent")}</option>
        </select>
        <Button disabled={!rows?.length} onClick={save}>
          {t("intentions.export")}
        </Button>
      </div>
      {rows ? <p className="quiet">{t("intentions.count", { n: rows.length })}</p> : null}
      <div className="list">
        {rows?.length === 0 ? (
          <EmptyState title={t("intentions.emptyFilter")} />
        ) : (
          <DataTable
            label={t("intentions.supply")}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.intentionId}
            onOpen={(one) => setOpened(one.intentionId)}
          />
        )}
      </div>
      {shown ? <IntentionDrawer intention={shown} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}

/** 劳动力供给清单: whom the station wrote down, to be found, put forward and taken along. */
export function SupplyPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("intentions.supply")} />
      <RelayTabs />
      <Opened grant="relay">
        <Supply />
      </Opened>
    </>
  );
}
