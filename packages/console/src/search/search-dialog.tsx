import { normalisePhone } from "@shanhai/contract/identity";
import { type Found, search } from "@shanhai/contract/search";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import "./search.css";

const PAUSE_MS = 200;

/** Of a phone its last four digits are asked for: the whole of it is nothing for an address. */
const askedFor = (text: string) => normalisePhone(text)?.slice(-4) ?? text;

/** What was typed, once somebody pauses, and never while Chinese is being composed. */
function usePaused(typed: string, composing: boolean): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    if (composing) return;
    const waiting = setTimeout(() => setPaused(typed.trim()), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [typed, composing]);
  return paused;
}

interface Hit {
  id: string;
  to: string;
  name: string;
  note: ReactNode;
}

function useGroups(found: Found | undefined): { word: "orders" | "candidates" | "enterprises"; hits: Hit[] }[] {
  const { t } = useWords();
  if (!found) return [];
  const orders = found.orders.map(({ orderId, title, enterpriseName, status }) => ({
    ...{ id: orderId, to: `/orders/${orderId}`, name: title },
    note: [enterpriseName, t(`orderStatus.${status}`)].join(" · "),
  }));
  const people = found.people.map(({ candidateId, name, phone, occupation }) => ({
    ...{ id: candidateId, to: `/candidates/${candidateId}`, name },
    note: [phoneText(phone), occupation].filter(Boolean).join(" · "),
  }));
  const enterprises = found.enterprises.map(({ enterpriseId, name }) => ({
    ...{ id: enterpriseId, to: `/enterprises/${enterpriseId}`, name, note: undefined },
  }));
  const groups = [
    { word: "candidates" as const, hits: people },
    { word: "orders" as const, hits: orders },
    { word: "enterprises" as const, hits: enterprises },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

/** Goes from the text to the first of what was found, and on from one to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, .search-hit")];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops[here + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}

/** Finds people, orders and enterprises by a few characters, from wherever one is. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [composing, setComposing] = useState(false);
  const text = usePaused(typed, composing);
  const read = useEndpoint(search, { query: { text: askedFor(text) } }, { enabled: text !== "", keepPrevious: true });
  const groups = useGroups(text === "" ? undefined : read.data);
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  // What is shown is what was asked for: Enter goes nowhere else.
  const settled = text === typed.trim() && read.isSuccess && !read.isPlaceholderData;

  function openFirst() {
    const first = settled ? groups[0]?.hits[0] : undefined;
    if (composing || !first) return;
    onClose();
    void navigate(first.to);
  }

  return (
    <Modal open title={t("search.title")} onCancel={onClose} footer={null} width={560} style={{ top: 72 }}>
      <search className="search-everything" onKeyDown={walk}>
        <Input
          autoFocus
          aria-label={t("search.title")}
          aria-describedby="search-help"
          placeholder={t("search.placeholder")}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event) => {
            setComposing(false);
            setTyped(event.currentTarget.value);
          }}
          onPressEnter={openFirst}
        />
        <p id="search-help" className="field-help">
          {t("search.help")}
        </p>
        {text !== "" && read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        {groups.map(({ word, hits }) => (
          <section key={word} className="search-hits" aria-labelledby={`search-${word}`}>
            <h2 id={`search-${word}`}>{t(`nav.${word}`)}</h2>
            <ul>
              {hits.map(({ id, to, name, note }) => (
                <li key={id}>
                  <Link className="search-hit" to={to} onClick={onClose}>
                    <strong>{name}</strong>
                    <span className="quiet">{note}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p role="status" className={count > 0 ? "visually-hidden" : "search-none"}>
          {settled && text !== "" ? (count > 0 ? t("search.found", { n: count }) : t("search.none")) : ""}
        </p>
      </search>
    </Modal>
  );
}
