import { getPosting, type PostingDetail, transitPosting } from "@shanhai/contract/posting";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { Link } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Day, dateText, Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PostingSources } from "../posting-sources/posting-sources.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EditPosting } from "./edit-posting.tsx";
import { Findings, readOf, saysFindings, useFindings } from "./findings.tsx";
import { AudienceText, nextLastDay, PostingStateTag, SeatsText } from "./posting-words.tsx";
import { refreshPostings } from "./refresh-postings.ts";
import { useWithdraw } from "./use-withdraw.ts";

/** Onto the board (again), or in front of all others, with a last day and what was found in it. */
function PublishPosting({ posting }: { posting: PostingDetail }) {
  const { t, language } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { postingId, positionId, version, status, description = "" } = posting;
  const form = useContractForm({
    endpoint: transitPosting,
    params: { postingId },
    initial: { validThrough: nextLastDay(posting), read: "" },
    read: ({ validThrough, ...values }) => ({ version, to: "published", validThrough, read: readOf(values) }),
    onDone: ({ validThrough }) => {
      refreshPostings(queries);
      const date = dateText(validThrough, language);
      toast({ text: status === "published" ? t("postings.refreshed", { date }) : t("postings.published") });
    },
  });
  const found = useFindings(positionId, { description, validThrough: form.values.validThrough ?? "" });
  const title = t(`postings.${({ draft: "publish", withdrawn: "again", published: "refresh" } as const)[status]}`);
  return (
    <section className="posting-publish">
      <h3>{title}</h3>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={title}
        explain={() => (saysFindings(form) ? false : null)}
      >
        <TextField
          form={form}
          name="validThrough"
          type="date"
          label={t("postings.validThrough")}
          help={t(status === "published" ? "postings.refreshHelp" : "postings.validThroughHelp")}
        />
        <Findings form={form} found={found} of={posting} />
      </ContractFormFrame>
    </section>
  );
}

function PostingView({ posting, onAnother }: { posting: PostingDetail; onAnother?: (() => void) | undefined }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const withdraw = useWithdraw();
  const { state, status, orderId, enterpriseName, division, divisionName, validThrough, refreshedAt } = posting;
  if (editing) return <EditPosting posting={posting} onClose={() => setEditing(false)} />;
  return (
    <>
      <p className="posting-state">
        <PostingStateTag state={state} /> {t(`postingStateHelp.${state}`)}
      </p>
      <Facts
        facts={[
          [
            t("postings.order"),
            <Link key="order" to={`/orders/${orderId}`}>
              {enterpriseName}
            </Link>,
          ],
          [t("postings.audience"), <AudienceText key="audience" {...posting} />],
          [t("postings.seats"), <SeatsText key="seats" {...posting} />],
          [t("postings.division"), divisionName || division],
          [t("postings.validThrough"), <Day key="day" date={validThrough} />],
          [t("postings.refreshedAt"), refreshedAt ? <Moment key="at" at={refreshedAt} /> : undefined],
          [t("postings.description"), posting.description],
        ]}
      />
      <p className="posting-acts">
        <Button onClick={() => setEditing(true)}>{t("postings.edit")}</Button>
        {onAnother ? <Button onClick={onAnother}>{t("postings.another")}</Button> : null}
        {status === "published" ? (
          <Button danger disabled={withdraw.isPending} onClick={() => withdraw.mutate(posting)}>
            {t("postings.withdraw")}
          </Button>
        ) : null}
      </p>
      <PublishPosting key={posting.version} posting={posting} />
      <PostingSources posting={posting} />
    </>
  );
}

interface PostingDrawerProps {
  postingId: string;
  /** Posts the same position to a partner's people. */
  onAnother?: () => void;
  onClose: () => void;
}

/** One posting: whether people see it and what keeps it from them, its words, and what can be done with it. */
export function PostingDrawer({ postingId, onAnother, onClose }: PostingDrawerProps) {
  const { t } = useWords();
  const read = useEndpoint(getPosting, { params: { postingId } });
  return (
    <SideDrawer title={read.data?.title ?? t("postings.title")} onClose={onClose} width={640}>
      {read.data ? (
        <PostingView posting={read.data} onAnother={onAnother} />
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </SideDrawer>
  );
}
