import { listCandidates } from "@shanhai/contract/candidate";
import Input from "antd/es/input";
import { useRef, useState } from "react";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";

interface PickPersonProps {
  /** Who is not to be picked. */
  except: string;
  onPick: (candidateId: string) => void;
}

const MOST = 20;

/** Finds one person by the beginning of the name or the last four digits of a phone. */
export function PickPerson({ except, onPick }: PickPersonProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState("");
  const composing = useRef(false);
  const digits = /^\d+$/.test(wanted);
  const query = digits ? { phoneLast4: wanted.slice(-4), limit: MOST } : { name: wanted, limit: MOST };
  const ready = wanted !== "" && (!digits || wanted.length >= 4);
  const read = useEndpoint(listCandidates, { query }, { enabled: ready, keepPrevious: true });
  const people = ready ? (read.data?.items ?? []).filter((one) => one.candidateId !== except) : [];
  return (
    <div className="field">
      <label htmlFor="pick-person">{t("merges.pick")}</label>
      <Input
        id="pick-person"
        autoFocus
        autoComplete="off"
        value={typed}
        maxLength={50}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!composing.current) setWanted(event.target.value.trim());
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          setWanted(event.currentTarget.value.trim());
        }}
      />
      <p className="field-help">{t("merges.pickHelp")}</p>
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {ready && read.data && people.length === 0 && !read.isFetching ? <p role="status">{t("merges.nobody")}</p> : null}
      <ul className="merge-people">
        {people.map((one) => (
          <li key={one.candidateId}>
            <button type="button" onClick={() => onPick(one.candidateId)}>
              <strong>{one.name}</strong>
              <span className="number nowrap">{phoneText(one.phone)}</span>
              <span className="quiet">{[one.occupation, one.homePlace].filter(Boolean).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
