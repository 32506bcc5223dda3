import { type BatchInterview, replaceRater, type SheetRow } from "@shanhai/contract/batch-interview";
import type { Member } from "@shanhai/contract/member";
import type { MemberId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { countText } from "../format/figure.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshBatches } from "./refresh-batches.ts";

type Rater = BatchInterview["raters"][number];

/** Gives whoever waits for one rater to a colleague who was never a rater of this batch. */
function Replace({ batch, rater, free }: { batch: BatchInterview; rater: Rater; free: readonly Member[] }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [successorId, setSuccessorId] = useState<MemberId>();
  const name = shortName(rater);
  const replace = useMutation({
    mutationFn: (successor: MemberId) =>
      act(replaceRater, {
        params: { batchInterviewId: batch.batchInterviewId },
        body: { version: batch.version, memberId: rater.memberId, successorId: successor },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast({ text: t("batchRaters.replaced", { name }) }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshBatches(queries),
  });
  return (
    <div className="batch-third">
      <select
        className="select"
        aria-label={t("batchRaters.successorOf", { name })}
        value={successorId ?? ""}
        onChange={({ target }) => setSuccessorId(free.find(({ memberId }) => memberId === target.value)?.memberId)}
      >
        <option value="">{t("batchRaters.successor")}</option>
        {free.map((one) => (
          <option key={one.memberId} value={one.memberId}>
            {shortName(one)}
          </option>
        ))}
      </select>
      <Button
        disabled={!successorId || replace.isPending}
        onClick={() => (successorId ? replace.mutate(successorId) : undefined)}
      >
        {t("batchRaters.replace")}
      </Button>
    </div>
  );
}

/** Who rates the batch and how far they are; an owner replaces who left. */
export function RatersDrawer({
  batch,
  rows,
  onClose,
}: {
  batch: BatchInterview;
  rows: readonly SheetRow[];
  onClose: () => void;
}) {
  const { t } = useWords();
  const { membership } = useSession();
  const { members } = useMembers();
  const free = members?.filter(({ memberId }) => !batch.raters.some((one) => one.memberId === memberId)) ?? [];
  const replaces = membership.role === "owner" && batch.status === "open";
  const nameOf = (id: MemberId) => shortName(batch.raters.find(({ memberId }) => memberId === id) ?? { name: "" });
  return (
    <SideDrawer title={t("batches.raters")} onClose={onClose} width={480}>
      {batch.raters.map((rater) => {
        const all = rows.flatMap(({ raters }) => raters.filter(({ memberId }) => memberId === rater.memberId));
        const done = all.filter(({ submitted }) => submitted).length;
        return (
          <section key={rater.memberId} className="batch-given">
            <h3>{shortName(rater)}</h3>
            <p className="number quiet">
              {t("batchRaters.progress", { done: countText(done), of: countText(all.length) })}
            </p>
            {rater.successorId ? (
              <p>{t("batchRaters.succeeded", { name: nameOf(rater.successorId) })}</p>
            ) : replaces && free.length > 0 ? (
              <Replace batch={batch} rater={rater} free={free} />
            ) : null}
          </section>
        );
      })}
      <p className="quiet">{t(replaces && members && free.length === 0 ? "batchRaters.nobody" : "batchRaters.help")}</p>
    </SideDrawer>
  );
}
