import type { listCandidates } from "@shanhai/contract/candidate";
import type { InputOf } from "@shanhai/contract/endpoint";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import "./candidates.css";

const TEXTS = ["name", "phoneLast4", "occupation", "place", "intention"] as const;
const FACETS = [...TEXTS, "skillLevel"] as const;
type Facet = (typeof FACETS)[number];
type Query = Pick<InputOf<typeof listCandidates, "query">, Facet>;

const PAUSE_MS = 300;

/** What is searched for, kept in the address; a change begins at the first page. */
export function useCandidateSearch() {
  const [words, setWords] = useSearchParams();
  const entries = FACETS.flatMap((facet) => {
    const value = words.get(facet);
    return value ? [[facet, value] as const] : [];
  });
  function change(changes: Partial<Record<Facet, string>>) {
    setWords(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("cursor");
        for (const [facet, value] of Object.entries(changes)) {
          if (value) next.set(facet, value);
          else next.delete(facet);
        }
        return next;
      },
      { replace: true, state: { trail: [] } },
    );
  }
  return {
    query: Object.fromEntries(entries) as Query,
    searching: entries.length > 0,
    change,
    clear: () => change(Object.fromEntries(FACETS.map((facet) => [facet, ""]))),
  };
}

interface SearchTextProps {
  facet: (typeof TEXTS)[number];
  value: string;
  onSearch: (value: string) => void;
}

/** One text: searches after a pause, never while Chinese is being composed; digits only for the phone. */
function SearchText({ facet, value, onSearch }: SearchTextProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const digits = facet === "phoneLast4";
  useEffect(() => () => clearTimeout(waiting.current), []);

  function search(text: string, pause: number) {
    clearTimeout(waiting.current);
    // Four digits, or none at all: fewer name nobody.
    if (digits && text.length > 0 && text.length < 4) return;
    waiting.current = setTimeout(() => text.trim() !== value && onSearch(text.trim()), pause);
  }

  return (
    <Input
      className="search-text"
      data-facet={facet}
      aria-label={t(`candidates.search.${facet}`)}
      placeholder={t(`candidates.search.${facet}`)}
      allowClear
      autoComplete="off"
      value={typed}
      inputMode={digits ? "numeric" : undefined}
      maxLength={digits ? 4 : 50}
      onChange={(event) => {
        const text = digits ? event.target.value.replace(/\D/g, "") : event.target.value;
        setTyped(text);
        if (!composing.current) search(text, PAUSE_MS);
      }}
      onCompositionStart={() => {
        composing.current = true;
        clearTimeout(waiting.current);
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        search(event.currentTarget.value, PAUSE_MS);
      }}
      onPressEnter={(event) => {
        if (!composing.current) search(event.currentTarget.value, 0);
      }}
    />
  );
}

/** Who is looked for: every filter narrows, and all of them are in the address. */
export function CandidateSearch({ search }: { search: ReturnType<typeof useCandidateSearch> }) {
  const { t, language } = useWords();
  const { query, searching, change, clear } = search;
  // Clearing draws the fields anew: they keep what is typed for themselves.
  const [round, setRound] = useState(0);
  return (
    <search className="candidate-search">
      {TEXTS.map((facet) => (
        <SearchText
          key={`${facet}-${round}`}
          facet={facet}
          value={query[facet] ?? ""}
          onSearch={(value) => change({ [facet]: value })}
        />
      ))}
      <select
        className="select"
        aria-label={t("candidates.search.skillLevel")}
        value={query.skillLevel ?? ""}
        onChange={(event) => change({ skillLevel: event.target.value })}
      >
        <option value="">{t("candidates.search.anyLevel")}</option>
        {SKILL_LEVELS.map((level) => (
          <option key={level} value={level}>
            {levelText(language, level)}
          </option>
        ))}
      </select>
      {searching ? (
        <Button
          onClick={() => {
            setRound((count) => count + 1);
            clear();
          }}
        >
          {t("candidates.search.clear")}
        </Button>
      ) : null}
    </search>
  );
}
