import { type DueCheck, listDueChecks } from "@shanhai/contract/placement-check";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { countText } from "../format/figure.ts";
import { Day, daysUntil } from "../format/moment.tsx";
import { BulkBar } from "../list/bulk-bar.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useAddress } from "../shell/use-address.ts";
import { LeftDialog } from "./left-dialog.tsx";
import { useRecordResults } from "./use-record-results.ts";
import "./due-checks.css";

const PlacementDrawer = lazy(async () => ({
  default: (await import("../placements/placement-drawer.tsx")).PlacementDrawer,
}));

/** A work list drains from its head: the next people come up as these are done. */
const AT_ONCE = 100;

function Overdue({ due }: { due: string }) {
  const { t } = useWords();
  const days = daysUntil(due);
  return (
    <span className="tag" data-tone={days < -3 ? "bad" : days < 0 ? "warn" : "live"}>
      {days < 0 ? t("checks.overdue", { n: -days }) : t("checks.today")}
    </span>
  );
}

interface RowProps {
  check: DueCheck;
  chosen: boolean;
  busy: boolean;
  onToggle: () => void;
  onOpen: () => void;
  onResult: (outcome: "present" | "absent" | "left") => void;
}

function Row({ check, chosen, busy, onToggle, onOpen, onResult }: RowProps) {
  const { t } = useWords();
  const { candidateName, enterpriseName, positionTitle, arrivalDate, day, due } = check;
  return (
    <li className="due-check" data-selected={chosen}>
      <label className="due-check-choose">
        <input
          type="checkbox"
          checked={chosen}
          disabled={busy}
          aria-label={t("list.select", { name: candidateName })}
          onChange={onToggle}
        />
      </label>
      <div className="due-check-person">
        <button type="button" className="row-button" onClick={onOpen}>
          {candidateName}
        </button>
        <small>
          {enterpriseName} · {positionTitle}
        </small>
      </div>
      <div className="due-check-day">
        <strong>{t("retention.day", { n: day })}</strong> <Overdue due={due} />
        <small>
          {t("placements.arrival")} <Day date={arrivalDate} />
        </small>
      </div>
      <div className="due-check-acts">
        {(["present", "absent", "left"] as const).map((outcome) => (
          <Button
            key={outcome}
            type={outcome === "left" ? "text" : "default"}
            danger={outcome === "left"}
            disabled={busy}
            aria-label={t("checks.markOf", { name: candidateName, outcome: t(`checks.outcomes.${outcome}`) })}
            onClick={() => onResult(outcome)}
          >
            {t(`checks.outcomes.${outcome}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** Who is to be asked today, or should have been: one by one with a thumb, or many in one act. */
export function DueChecks() {
  const { t } = useWords();
  const read = useEndpoint(listDueChecks, { query: { limit: AT_ONCE } }, { refetchInterval: 60_000 });
  const [opened, setOpened] = useAddress("panel");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<readonly DueCheck[]>([]);
  const record = useRecordResults((recorded) => {
    setLeaving([]);
    setChosen((before) => new Set([...before].filter((id) => !recorded.has(id))));
  });
  const checks = read.data?.items;
  if (read.isError && !checks) {
    return (
      <div className="list">
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  }
  if (checks?.length === 0) {
    return (
      <div className="list">
        <EmptyState title={t("checks.empty")} help={t("checks.emptyHelp")} />
      </div>
    );
  }
  const selected = (checks ?? []).filter(({ placementId }) => chosen.has(placementId));
  const all = checks !== undefined && selected.length === checks.length;
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const result = (on: readonly DueCheck[], outcome: "present" | "absent" | "left") =>
    outcome === "left" ? setLeaving(on) : record.mutate({ checks: on, outcome });
  return (
    <>
      <div className="list due-checks">
        <div className="due-checks-head">
          <label>
            <input
              type="checkbox"
              checked={all}
              disabled={!checks || record.isPending}
              onChange={() => setChosen(all ? new Set() : new Set(checks?.map(({ placementId }) => placementId)))}
            />
            {t("checks.selectAll")}
          </label>
          <span className="quiet number">
            {checks
              ? t(read.data?.cursor ? "checks.firstOf" : "checks.count", { n: countText(checks.length) })
              : t("list.loading")}
          </span>
        </div>
        <ul aria-label={t("checks.title")}>
          {checks?.map((check) => (
            <Row
              key={check.placementId}
              check={check}
              chosen={chosen.has(check.placementId)}
              busy={record.isPending}
              onToggle={() => toggle(check.placementId)}
              onOpen={() => setOpened(check.placementId)}
              onResult={(outcome) => result([check], outcome)}
            />
          )) ??
            [1, 2, 3, 4].map((one) => (
              <li key={one} className="due-check">
                <span className="bone" />
              </li>
            ))}
        </ul>
      </div>
      {selected.length > 0 ? (
        <BulkBar chosen={t("list.selected", { n: countText(selected.length) })} onClear={() => setChosen(new Set())}>
          <Button type="primary" disabled={record.isPending} onClick={() => result(selected, "present")}>
            {t("checks.outcomes.present")}
          </Button>
          <Button disabled={record.isPending} onClick={() => result(selected, "absent")}>
            {t("checks.outcomes.absent")}
          </Button>
          <Button disabled={record.isPending} onClick={() => result(selected, "left")}>
            {t("checks.outcomes.left")}
          </Button>
        </BulkBar>
      ) : null}
      {leaving.length > 0 ? (
        <LeftDialog
          checks={leaving}
          busy={record.isPending}
          onConfirm={(given) => record.mutate({ checks: leaving, outcome: "left", ...given })}
          onClose={() => setLeaving([])}
        />
      ) : null}
      {opened ? (
        <Suspense>
          <PlacementDrawer key={opened} placementId={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
