import {
  answerComplaint,
  type Complaint,
  closeComplaint,
  getComplaint,
  listComplaints,
  updateComplaint,
} from "@shanhai/contract/complaint";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Due } from "../evaluations/quality-words.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { Day, Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { OwnerField } from "./owner-field.tsx";
import "../evaluations/quality.css";

interface ActProps {
  complaint: Complaint;
  onClose: () => void;
}

/** Reads again what an act has changed, and says so. */
function useDone(onClose: () => void) {
  const queries = useQueryClient();
  const toast = useToast();
  return (text: string) => {
    for (const endpoint of [getComplaint, listComplaints]) void queries.invalidateQueries({ queryKey: [endpoint.id] });
    toast({ text });
    onClose();
  };
}

function AnswerDialog({ complaint, onClose }: ActProps) {
  const { t } = useWords();
  const done = useDone(onClose);
  const { complaintId, version } = complaint;
  const form = useContractForm({
    endpoint: answerComplaint,
    params: { complaintId },
    initial: { text: complaint.answer?.text ?? "" },
    draft: `answer:${complaintId}`,
    read: ({ text }) => ({ version, text }),
    onDone: () => done(t("complaints.answered")),
  });
  return (
    <FormDialog form={form} title={t("complaints.answer")} submitTitle={t("complaints.answer")} onClose={onClose}>
      <TextField form={form} name="text" lines={6} label={t("complaints.answer")} help={t("complaints.answerHelp")} />
    </FormDialog>
  );
}

function CloseDialog({ complaint, onClose }: ActProps) {
  const { t } = useWords();
  const done = useDone(onClose);
  const { complaintId, version } = complaint;
  const form = useContractForm({
    endpoint: closeComplaint,
    params: { complaintId },
    initial: { outcome: "notUpheld", reason: "" },
    read: ({ outcome, reason }) => ({ version, outcome, reason }),
    onDone: () => done(t("complaints.closed")),
  });
  return (
    <FormDialog form={form} title={t("complaints.close")} submitTitle={t("complaints.close")} onClose={onClose}>
      <ChoiceField
        form={form}
        name="outcome"
        label={t("complaints.outcome")}
        options={[
          { value: "notUpheld", title: t("complaints.notUpheldLong") },
          { value: "upheld", title: t("complaints.upheldLong") },
        ]}
      />
      <TextField form={form} name="reason" lines={4} label={t("quality.reason")} />
    </FormDialog>
  );
}

function AssignDialog({ complaint, onClose }: ActProps) {
  const { t } = useWords();
  const done = useDone(onClose);
  const { complaintId, version, owner, deadline } = complaint;
  const form = useContractForm({
    endpoint: updateComplaint,
    params: { complaintId },
    initial: { ownerId: owner?.memberId ?? "", deadline },
    read: (values) => ({ version, ownerId: typed(values.ownerId), deadline: values.deadline }),
    onDone: () => done(t("complaints.assigned")),
  });
  return (
    <FormDialog form={form} title={t("complaints.assign")} submitTitle={t("act.save")} onClose={onClose}>
      <OwnerField form={form} blank={t("complaints.noOwner")} />
      <TextField form={form} name="deadline" type="date" label={t("quality.deadline")} />
    </FormDialog>
  );
}

const DIALOGS = { answer: AnswerDialog, close: CloseDialog, assign: AssignDialog };

function Acts({ complaint, onAct }: { complaint: Complaint; onAct: (act: keyof typeof DIALOGS) => void }) {
  const { t } = useWords();
  const { membership } = useSession();
  if (complaint.status === "closed") return null;
  if (membership.kind === "agency") {
    return (
      <Button type="primary" onClick={() => onAct("answer")}>
        {t(complaint.answer ? "complaints.answerAgain" : "complaints.answer")}
      </Button>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => onAct("close")}>
        {t("complaints.close")}
      </Button>
      {membership.role === "administrator" ? (
        <Button onClick={() => onAct("assign")}>{t("complaints.assign")}</Button>
      ) : null}
    </>
  );
}

/** One complaint with its answer and conclusion, and what may be done next. */
export function ComplaintDrawer({ complaintId, onClose }: { complaintId: string; onClose: () => void }) {
  const { t } = useWords();
  const [acting, setActing] = useState<keyof typeof DIALOGS>();
  const read = useEndpoint(getComplaint, { params: { complaintId } });
  const complaint = read.data;
  const Dialog = acting ? DIALOGS[acting] : undefined;
  return (
    <SideDrawer title={t("complaints.detail")} onClose={onClose} width={560}>
      {read.isError && !complaint ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {complaint ? (
        <div className="quality-drawer">
          <p className="quality-text">{complaint.content}</p>
          <Facts
            facts={[
              [t("quality.agency"), complaint.agencyName],
              [t("complaints.kind"), complaint.complainant?.name],
              [t("complaints.contact"), complaint.complainant?.contact],
              [t("complaints.receivedOn"), <Day key="received" date={complaint.receivedOn} />],
              [
                t("quality.deadline"),
                <Due key="deadline" date={complaint.deadline} done={complaint.status !== "open"} />,
              ],
              [t("complaints.owner"), complaint.owner?.name],
              [t("complaints.via"), t(`complaints.vias.${complaint.via}`)],
            ]}
          />
          <h3>{t("complaints.answer")}</h3>
          {complaint.answer ? (
            <>
              <p className="quality-text">{complaint.answer.text}</p>
              <p className="quiet">
                {complaint.answer.by} · <Moment at={complaint.answer.at} />
              </p>
            </>
          ) : (
            <p className="quiet">{t("complaints.noAnswer")}</p>
          )}
          {complaint.closing ? (
            <>
              <h3>
                {t("complaints.outcome")}
                {t("punctuation.colon")}
                {t(`complaints.outcomes.${complaint.closing.outcome}`)}
              </h3>
              <p className="quality-text">{complaint.closing.reason}</p>
              <p className="quiet">
                <Moment at={complaint.closing.at} />
              </p>
            </>
          ) : null}
          <div className="quality-acts">
            <Acts complaint={complaint} onAct={setActing} />
          </div>
          {Dialog ? <Dialog complaint={complaint} onClose={() => setActing(undefined)} /> : null}
        </div>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </SideDrawer>
  );
}
