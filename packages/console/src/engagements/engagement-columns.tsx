import { ENGAGEMENT_STEPS, type Engagement } from "@shanhai/contract/engagement";
import { Day } from "../format/moment.tsx";
import type { Column } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { DueTag } from "../visits/due-tag.tsx";
import { EngagementStatusTag } from "./engagement-status-tag.tsx";

export const SHOWS = ["open", "overdue", "ended"] as const;

type Facts = Pick<Engagement, "status" | "step" | "due" | "endedOn">;

/** What an agency's list and its park's have in common: where an engagement stands, and by when. */
export function useEngagementColumns<Row extends Facts>(closedOf: (row: Row) => number): Column<Row>[] {
  const { t } = useWords();
  return [
    {
      key: "step",
      title: t("engagements.step"),
      render: ({ step, status }) =>
        step ? (
          t("engagements.stepOf", { n: ENGAGEMENT_STEPS.indexOf(step) + 1, step: t(`engagementStep.${step}`) })
        ) : (
          <EngagementStatusTag status={status} />
        ),
      width: "20%",
    },
    {
      key: "due",
      title: t("engagements.due"),
      render: ({ due, endedOn }) =>
        due ? (
          <>
            <Day date={due} /> <DueTag due={due} />
          </>
        ) : endedOn ? (
          <Day date={endedOn} />
        ) : null,
      width: 220,
    },
    {
      key: "progress",
      title: t("engagements.closedSteps"),
      render: (row) => <span className="number nowrap">{t("engagements.progress", { n: closedOf(row) })}</span>,
      width: 110,
    },
  ];
}
