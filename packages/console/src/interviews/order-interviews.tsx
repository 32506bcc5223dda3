import type { OrderDetail } from "@shanhai/contract/order";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { useNavigate } from "react-router";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useAddress } from "../shell/use-address.ts";
import { InterviewsList } from "./interviews-list.tsx";
import "./interviews.css";

const PlanInterview = lazy(async () => ({ default: (await import("./plan-interview.tsx")).PlanInterview }));

/** The order's interviews; while it runs, another can be planned. */
export function OrderInterviews({ order, running }: { order: OrderDetail; running: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [panel, setPanel] = useAddress("panel");
  const plan = running ? (
    <Button type="primary" onClick={() => setPanel("interview")}>
      {t("interviews.plan")}
    </Button>
  ) : null;
  return (
    <>
      {plan ? <p className="interview-acts">{plan}</p> : null}
      <InterviewsList
        orderId={order.orderId}
        empty={<EmptyState title={t("interviews.empty")} help={t("interviews.emptyHelp")} />}
      />
      {panel === "interview" ? (
        <Suspense>
          <PlanInterview
            order={order}
            onPlanned={({ interviewId }) => void navigate(`/orders/${order.orderId}/interviews/${interviewId}`)}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
