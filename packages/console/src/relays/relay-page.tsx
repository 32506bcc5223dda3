import { getRelay, listRelays, makeRelay } from "@shanhai/contract/relay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { momentText } from "../format/moment.tsx";
import { periodText } from "../format/period.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { Receipts } from "./receipts.tsx";
import { refreshRelays } from "./refresh-relays.ts";
import { RelayHandout } from "./relay-handout.tsx";
import { RelayItems } from "./relay-items.tsx";
import { RelayTabs } from "./relay-tabs.tsx";
import "./relays.css";

function useMake() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => act(makeRelay, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("relays.made") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshRelays(queries),
  });
}

/** One month: what is handed on, and what it is made of. */
function Month({ relayId, current }: { relayId: string; current: boolean }) {
  const { t, language } = useWords();
  const make = useMake();
  const read = useEndpoint(getRelay, { params: { relayId } });
  const relay = read.data;
  if (!relay)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    );
  const picked = relay.items.filter((item) => item.picked).length;
  return (
    <>
      {picked > 0 ? <RelayHandout relay={relay} /> : null}
      {picked > 0 ? <Receipts relayId={relayId} /> : null}
      <section className="panel" aria-label={t("relays.tabs.relay")}>
        <div className="relay-head">
          <h2>{t("relays.pickedOf", { n: picked })}</h2>
          {current ? (
            <Button disabled={make.isPending} onClick={() => make.mutate()}>
              {t("relays.again")}
            </Button>
          ) : null}
        </div>
        <p className="quiet">
          {t("relays.rule")} {t("relays.madeAt", { at: momentText(relay.madeAt, language) })}
        </p>
        {relay.gone > 0 ? <p className="quiet">{t("relays.gone", { n: relay.gone })}</p> : null}
        <RelayItems relay={relay} />
      </section>
    </>
  );
}

function Months() {
  const { t, language } = useWords();
  const make = useMake();
  const [chosen, choose] = useAddress("month");
  const read = useEndpoint(listRelays, {});
  const relays = read.data?.items;
  if (!relays)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    );
  const [latest] = relays;
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  const shown = relays.find(({ month }) => month === chosen) ?? (chosen ? undefined : latest);
  const isMade = latest?.month === now;
  return (
    <>
      {relays.length > 1 ? (
        <select
          className="select relay-month"
          aria-label={t("relays.choose")}
          value={shown?.month ?? ""}
          onChange={(event) => choose(event.target.value || undefined)}
        >
          {relays.map(({ month }) => (
            <option key={month} value={month}>
              {periodText(month, language)}
            </option>
          ))}
        </select>
      ) : null}
      {isMade ? null : (
        <EmptyState title={t("relays.empty")} help={t("relays.emptyHelp")}>
          <Button type="primary" disabled={make.isPending} onClick={() => make.mutate()}>
            {t("relays.make")}
          </Button>
        </EmptyState>
      )}
      {shown ? <Month key={shown.relayId} relayId={shown.relayId} current={shown.month === now} /> : null}
    </>
  );
}

/** What a station passes on each month, while an agreement has it do so. For a phone first. */
export function RelayPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("relays.title")} />
      <RelayTabs />
      <Opened grant="relay">
        <Months />
      </Opened>
    </>
  );
}
