import { type Interview, listInterviewDays, listInterviews } from "@shanhai/contract/interview";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { countText } from "../format/figure.ts";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { InterviewStatusTag } from "./interview-status-tag.tsx";
import { hoursOf, seatsOf } from "./interview-words.ts";

interface InterviewsListProps {
  /** Of one order, the last planned first; without it all to come, by day. */
  orderId?: string;
  empty: ReactNode;
}

const pathOf = ({ orderId, interviewId }: Interview) => `/orders/${orderId}/interviews/${interviewId}`;

/** Interviews of an order, or of the agency from today on. */
export function InterviewsList({ orderId, empty }: InterviewsListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns: Column<Interview>[] = [
    {
      key: "when",
      title: t("interviews.when"),
      render: (one) => (
        <>
          <Link className="row-name" to={pathOf(one)}>
            <Day date={one.date} />
          </Link>
          <small className="number">{hoursOf(one)}</small>
        </>
      ),
      width: 150,
    },
    {
      key: "position",
      title: t("placements.position"),
      render: (one) => (
        <>
          {one.positionTitle}
          <small>{one.enterpriseName}</small>
        </>
      ),
    },
    { key: "place", title: t("interviews.place"), render: (one) => one.place, width: "22%" },
    {
      key: "booked",
      title: t("interviews.booked"),
      render: (one) => (
        <span className="number nowrap">
          {t("interviews.bookedOf", { n: countText(one.booked), seats: countText(seatsOf(one)) })}
        </span>
      ),
      width: 120,
    },
    {
      key: "came",
      title: t("interviews.came"),
      render: (one) => (
        <span className="number nowrap">
          {t("interviews.cameOf", { n: countText(one.attended), absent: countText(one.absent) })}
        </span>
      ),
      width: 150,
    },
    {
      key: "status",
      title: t("interviews.status"),
      render: (one) => <InterviewStatusTag interview={one} />,
      width: 100,
    },
  ];
  const shared = {
    label: t("interviews.title"),
    columns,
    rowKey: (one: Interview) => one.interviewId,
    onOpen: (one: Interview) => void navigate(pathOf(one)),
    empty,
    prefix: "interviews",
  };
  return orderId ? (
    <CursorList endpoint={listInterviews} params={{ orderId }} {...shared} />
  ) : (
    <CursorList endpoint={listInterviewDays} {...shared} />
  );
}
