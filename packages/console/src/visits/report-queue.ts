import type { InputOf } from "@shanhai/contract/endpoint";
import { completeVisit, getVisit } from "@shanhai/contract/visit";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call, isUncertain } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useWhenOnline } from "../session/use-when-online.ts";
import { refreshVisits } from "./refresh-visits.ts";

interface KeptReport {
  visitId: string;
  name: string;
  body: InputOf<typeof completeVisit, "body">;
  /** Why the server did not accept it: kept until somebody has read that. */
  refused?: string;
}

function readKept(place: string): readonly KeptReport[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? (kept as KeptReport[]) : [];
  } catch {
    return [];
  }
}

/** Whether the server has the report already: an answer that was lost on its way. */
async function hasArrived({ visitId, body }: KeptReport): Promise<boolean> {
  const visit = await call(getVisit, { params: { visitId } });
  return visit.status === "done" && visit.findings === body.findings.trim();
}

/**
 * Reports of visits that could not be sent: kept in the browser, by organisation, and sent when there is a network. One that
 * arrived although its answer was lost is recognised by its findings.
 */
export function useReportQueue() {
  const { t } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const place = `shanhai.visit-reports:${membership.organisationId}`;
  const [reports, setReports] = useState(() => readKept(place));
  const sending = useRef(false);
  const network = t("problem.network");

  const change = useCallback(
    (edit: (before: readonly KeptReport[]) => readonly KeptReport[]) => {
      // From the browser's store, not from what this page shows: another page may have kept one meanwhile.
      const next = edit(readKept(place));
      if (next.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
      setReports(next);
    },
    [place],
  );

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (const report of readKept(place).filter(({ refused }) => refused === undefined)) {
        const { visitId, body } = report;
        try {
          await call(completeVisit, { params: { visitId }, body }).catch(async (error: unknown) => {
            if (isUncertain(error) || !(await hasArrived(report))) throw error;
          });
          change((before) => before.filter((one) => one.visitId !== visitId));
          refreshVisits(queries);
        } catch (error) {
          if (isUncertain(error)) return;
          const refused = problemText(error, network);
          change((before) => before.map((one) => (one.visitId === visitId ? { ...one, refused } : one)));
        }
      }
    } finally {
      sending.current = false;
    }
  }, [change, network, place, queries]);

  useWhenOnline(flush);

  return {
    reports,
    keep(report: KeptReport) {
      change((before) => [...before.filter(({ visitId }) => visitId !== report.visitId), report]);
    },
    drop: (visitId: string) => change((before) => before.filter((one) => one.visitId !== visitId)),
  };
}
