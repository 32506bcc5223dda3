import { ROSTER_FIELDS, type RosterField, type RosterMapping } from "@shanhai/contract/roster-field";
import {
  checkRosterFile,
  importRosterFile,
  MOST_ROSTER_FILE_BYTES,
  type RosterFile,
  type RosterFileCheck,
} from "@shanhai/contract/roster-upload";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useRef, useState } from "react";
import { useIssueText } from "../form/field.tsx";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { RosterFileActs } from "./roster-files.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";
import "./rosters.css";

interface Chosen {
  fileName: string;
  content: string;
}

async function read(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return { fileName: file.name, content: btoa(letters) };
}

const FIELD_WORDS = {
  name: "rosters.person",
  phone: "rosters.phone",
  idNumber: "rosters.idNumber",
  skillLevel: "rosters.level",
  major: "rosters.major",
  practice: "rosters.practice",
  occupation: "rosters.direction",
  intendedPlace: "rosters.place",
  graduatesOn: "rosters.graduatesOn",
  consent: "rosterFile.consentField",
  recipients: "rosters.recipients",
  note: "rosters.note",
} as const satisfies Record<RosterField, string>;

/** Which column means what: as found, or as somebody says. */
function Columns({ checked, onChange }: { checked: RosterFileCheck; onChange: (mapping: RosterMapping) => void }) {
  const { t } = useWords();
  const { headers, mapping } = checked;
  return (
    <div className="roster-columns">
      {ROSTER_FIELDS.map((field) => (
        <label key={field}>
          <span>{t(FIELD_WORDS[field])}</span>
          <select
            className="select"
            aria-label={t("rosterFile.column", { field: t(FIELD_WORDS[field]) })}
            value={mapping[field] ?? ""}
            onChange={(event) => {
              const { [field]: _before, ...others } = mapping;
              onChange(event.target.value ? { ...others, [field]: event.target.value } : others);
            }}
          >
            <option value="">{t("rosterFile.none")}</option>
            {headers.filter(Boolean).map((header) => (
              <option key={header}>{header}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

/** A file into a roster: chosen, looked at, imported; what was refused can be taken along, and all of it taken back. */
export function RosterUpload({ rosterId }: { rosterId: string }) {
  const { t } = useWords();
  const say = useIssueText();
  const changed = useRosterChanged();
  const key = useIdempotencyKey();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [tooLarge, setTooLarge] = useState(false);
  const params = { rosterId };
  const check = useMutation({
    mutationFn: ({ file, mapping }: { file: Chosen; mapping?: RosterMapping }) =>
      call(checkRosterFile, { params, body: { ...file, ...(mapping ? { mapping } : {}) } }),
  });
  const put = useMutation({
    mutationFn: (body: Chosen & { mapping: RosterMapping }) =>
      act(importRosterFile, { params, body, idempotencyKey: key.keyFor(body) }),
    onSuccess: changed,
  });
  const checked = check.data;
  const preview = checked?.preview;

  async function take(file: File | undefined) {
    setTooLarge(file !== undefined && file.size > MOST_ROSTER_FILE_BYTES);
    if (!file || file.size > MOST_ROSTER_FILE_BYTES) return;
    put.reset();
    const content = await read(file);
    setChosen(content);
    check.mutate({ file: content });
  }

  function forget() {
    setChosen(undefined);
    check.reset();
    put.reset();
  }

  return (
    <section className="panel roster-upload" aria-label={t("rosterFile.drop")}>
      <h2>{t("rosterFile.drop")}</h2>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.xlsx,.txt"
        hidden
        aria-label={t("rosterFile.choose")}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {tooLarge ? <p role="alert">{t("rosterFile.help")}</p> : null}
      {check.isError ? <ProblemPanel error={check.error} writing /> : null}
      {put.isError ? <ProblemPanel error={put.error} writing /> : null}
      {put.data ? <Result file={put.data} /> : null}
      {checked && chosen && !put.data ? (
        <>
          <p>
            <b>{chosen.fileName}</b>
          </p>
          <p role="status">{preview ? t("rosterFile.preview", preview) : t("rosterFile.missing")}</p>
          {preview && preview.rejections.length > 0 ? (
            <ul className="roster-refused">
              {preview.rejections.slice(0, 8).map(({ row, reason }) => (
                <li key={row}>
                  {t("rosterFile.row", { row })}
                  {t("punctuation.colon")}
                  {say(reason)}
                </li>
              ))}
              {preview.rejected > 8 ? <li>{t("rosterFile.more", { n: preview.rejected - 8 })}</li> : null}
            </ul>
          ) : null}
          <p className="roster-acts">
            <Button
              type="primary"
              disabled={!preview || put.isPending || check.isPending}
              onClick={() => put.mutate({ ...chosen, mapping: checked.mapping })}
            >
              {t("rosterFile.commit")}
            </Button>
            <Button onClick={forget}>{t("rosterFile.cancel")}</Button>
          </p>
          <details open={!preview}>
            <summary>{t("rosterFile.columns")}</summary>
            <Columns checked={checked} onChange={(mapping) => check.mutate({ file: chosen, mapping })} />
          </details>
        </>
      ) : (
        <p className="roster-acts">
          <Button type="primary" loading={check.isPending} onClick={() => chooser.current?.click()}>
            {t("rosterFile.choose")}
          </Button>
          <span className="quiet">{t("rosterFile.help")}</span>
        </p>
      )}
    </section>
  );
}

/** What became of a file. */
function Result({ file }: { file: RosterFile }) {
  const { t } = useWords();
  const [shown, setShown] = useState(file);
  return (
    <div>
      <p role="status">{t("rosterFile.done", { ...file, name: file.fileName })}</p>
      {shown.reverted ? <p>{t("rosterFile.reverted", { ...shown.reverted })}</p> : null}
      <RosterFileActs file={shown} onReverted={setShown} />
    </div>
  );
}
