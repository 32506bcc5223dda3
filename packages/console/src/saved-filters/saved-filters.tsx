import { deleteSavedFilter, listSavedFilters, type SavedFilter, saveFilter } from "@shanhai/contract/saved-filter";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { type SubmitEvent, useState } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import "../list/filters.css";
import "./saved-filters.css";

interface SavedFiltersProps {
  list: SavedFilter["list"];
  /** The words of the address that are this list's filter; none of them is a person's name or number. */
  words: readonly string[];
}

/** The filter as it is kept: the same choice is always the same text. */
function filterOf(address: URLSearchParams, words: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const word of [...words].sort()) {
    const value = address.get(word);
    if (value) kept.set(word, value);
  }
  return kept.toString();
}

/** Filters kept under a name: one click away, and the one on screen can be kept too. */
export function SavedFilters({ list, words }: SavedFiltersProps) {
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const queries = useQueryClient();
  const toast = useToast();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const read = useEndpoint(listSavedFilters, { query: { limit: 50 } });
  const kept = (read.data?.items ?? []).filter((one) => one.list === list).reverse();
  const current = filterOf(address, words);
  const known = kept.some((one) => one.words === current);
  const refresh = () => void queries.invalidateQueries({ queryKey: [listSavedFilters.id] });

  const save = useMutation({
    mutationFn: (filter: Pick<SavedFilter, "name" | "words">) =>
      act(saveFilter, { body: { list, ...filter }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      refresh();
      setNaming(false);
      setName("");
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const forget = useMutation({
    mutationFn: ({ savedFilterId }: SavedFilter) =>
      act(deleteSavedFilter, { params: { savedFilterId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: (gone) => {
      refresh();
      toast({
        text: t("filters.forgotten", { name: gone.name }),
        act: { title: t("filters.undo"), run: () => save.mutate({ name: gone.name, words: gone.words }) },
      });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });

  function apply(filter: string) {
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        for (const word of [...words, "cursor", "audit-cursor"]) next.delete(word);
        for (const [word, value] of new URLSearchParams(filter)) if (words.includes(word)) next.set(word, value);
        return next;
      },
      { state: { trail: [] } },
    );
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (name.trim()) save.mutate({ name: name.trim(), words: current });
  }

  if (kept.length === 0 && !current) return null;
  return (
    <fieldset className="filters saved-filters" aria-label={t("filters.label")}>
      {kept.map((one) => (
        <span key={one.savedFilterId} className="saved-filter" data-current={one.words === current}>
          <button
            type="button"
            aria-pressed={one.words === current}
            onClick={() => apply(one.words === current ? "" : one.words)}
          >
            {one.name}
          </button>
          <button
            type="button"
            className="saved-filter-forget"
            aria-label={t("filters.forget", { name: one.name })}
            title={t("filters.forget", { name: one.name })}
            disabled={forget.isPending}
            onClick={() => forget.mutate(one)}
          >
            ×
          </button>
        </span>
      ))}
      {naming ? (
        <form onSubmit={submit}>
          <Input
            autoFocus
            size="small"
            maxLength={30}
            value={name}
            aria-label={t("filters.name")}
            placeholder={t("filters.name")}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && setNaming(false)}
          />
          <Button size="small" type="primary" htmlType="submit" disabled={!name.trim() || save.isPending}>
            {t("act.save")}
          </Button>
          <Button size="small" type="text" onClick={() => setNaming(false)}>
            {t("act.cancel")}
          </Button>
        </form>
      ) : current && !known ? (
        <Button size="small" type="link" onClick={() => setNaming(true)}>
          {t("filters.keep")}
        </Button>
      ) : null}
    </fieldset>
  );
}
