import { pickPostings, type Relay, type RelayItem } from "@shanhai/contract/relay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { payText } from "../format/pay.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshRelays } from "./refresh-relays.ts";

/** What may be passed on, and what is: a tick is kept at once. */
export function RelayItems({ relay }: { relay: Relay }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { relayId, version, items } = relay;
  const picking = useMutation({
    mutationFn: (item: RelayItem) => {
      const picked = items.filter((one) => (one.postingId === item.postingId ? !item.picked : one.picked));
      const postingIds = picked.map(({ postingId }) => postingId);
      return act(pickPostings, {
        params: { relayId },
        body: { version, postingIds },
        idempotencyKey: crypto.randomUUID(),
      });
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshRelays(queries),
  });
  if (items.length === 0) return <EmptyState title={t("relays.noJobs")} help={t("relays.noJobsHelp")} />;
  return (
    <ul className="relay-items" aria-busy={picking.isPending}>
      {items.map((item) => {
        const pending = picking.isPending && picking.variables.postingId === item.postingId;
        return (
          <li key={item.postingId}>
            <label>
              <input
                type="checkbox"
                checked={pending ? !item.picked : item.picked}
                disabled={picking.isPending}
                aria-label={t("relays.pick", item)}
                onChange={() => picking.mutate(item)}
              />
              <span className="relay-item">
                <span className="relay-line">
                  <b>{item.title}</b>
                  <span className="number">{payText(item.payMin, item.payMax)}</span>
                </span>
                <span className="relay-line quiet">
                  <span>
                    {item.enterpriseName} · {item.place}
                  </span>
                  <span className="number">{t("relays.open", { n: item.open })}</span>
                </span>
                <span className="tag" {...(item.reason === "addressed" ? { "data-tone": "good" } : {})}>
                  {t(`relayReason.${item.reason}`)}
                </span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
