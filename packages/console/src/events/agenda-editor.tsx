import { type AgendaItem, type EventDetail, updateAgenda } from "@shanhai/contract/event";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshEvents } from "./refresh-events.ts";

interface Line {
  key: string;
  date: string;
  at: string;
  title: string;
  speaker: string;
}

const lineOf = (event: EventDetail, item?: AgendaItem): Line => ({
  key: crypto.randomUUID(),
  date: item?.date ?? event.date,
  at: item?.at ?? event.from,
  title: item?.title ?? "",
  speaker: item?.speaker ?? "",
});

/** The agenda, a line an item; put in order when it is saved. Lines without words are left out. */
export function AgendaEditor({ event }: { event: EventDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { eventId, agenda, date, endDate, status } = event;
  const [lines, setLines] = useState<readonly Line[]>(() => agenda.items.map((item) => lineOf(event, item)));
  const save = useMutation({
    mutationFn: () => {
      const items = lines
        .filter(({ title }) => title.trim() !== "")
        .map((line) => ({
          ...(line.date !== date ? { date: line.date } : {}),
          at: line.at,
          title: line.title,
          ...(line.speaker.trim() ? { speaker: line.speaker } : {}),
        }));
      const body = { version: agenda.version, items };
      return act(updateAgenda, { params: { eventId }, body, idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: () => {
      refreshEvents(queries);
      toast({ text: t("programme.saved") });
    },
  });
  const set = (key: string, change: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...change } : line)));
  const locked = status === "cancelled" || save.isPending;
  const days = date !== endDate;
  return (
    <section className="panel">
      <h2>{t("programme.agenda")}</h2>
      <p className="quiet">{t("programme.agendaHelp")}</p>
      {save.isError ? <ProblemPanel error={save.error} writing /> : null}
      <ol className="agenda-lines">
        {lines.map((line, index) => (
          <li key={line.key} data-days={days}>
            {days ? (
              <Input
                type="date"
                aria-label={t("programme.day")}
                min={date}
                max={endDate}
                value={line.date}
                disabled={locked}
                onChange={(typing) => set(line.key, { date: typing.target.value })}
              />
            ) : null}
            <Input
              type="time"
              aria-label={t("programme.at")}
              value={line.at}
              disabled={locked}
              onChange={(typing) => set(line.key, { at: typing.target.value })}
            />
            <Input
              aria-label={t("programme.item")}
              placeholder={t("programme.item")}
              maxLength={100}
              value={line.title}
              disabled={locked}
              onChange={(typing) => set(line.key, { title: typing.target.value })}
            />
            <Input
              aria-label={t("programme.speaker")}
              placeholder={t("programme.speaker")}
              maxLength={100}
              value={line.speaker}
              disabled={locked}
              onChange={(typing) => set(line.key, { speaker: typing.target.value })}
            />
            <Button
              type="text"
              danger
              disabled={locked}
              aria-label={t("programme.removeItem", { n: index + 1 })}
              onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}
            >
              {t("programme.remove")}
            </Button>
          </li>
        ))}
      </ol>
      <div className="agenda-acts">
        <Button disabled={locked} onClick={() => setLines((before) => [...before, lineOf(event, undefined)])}>
          {t("programme.addItem")}
        </Button>
        <Button type="primary" disabled={locked} onClick={() => save.mutate()}>
          {save.isPending ? t("form.saving") : t("programme.save")}
        </Button>
      </div>
    </section>
  );
}
