import type { ResultOf } from "@shanhai/contract/endpoint";
import { graduateText } from "@shanhai/contract/graduate";
import { listMatchingGraduates } from "@shanhai/contract/graduate-match";
import { introduceGraduates, listIntroductions, MOST_INTRODUCED } from "@shanhai/contract/introduction";
import type { PartnerPosting } from "@shanhai/contract/partner-posting";
import { ConsentMeans } from "@shanhai/contract/recipient";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { useParams } from "react-router";
import { CheckField, ChoiceField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { payText } from "../format/pay.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { useChosen } from "../list/chosen.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useRosterChanged } from "../rosters/use-roster-changed.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { Progress, Reasons } from "./reasons.tsx";

type Match = ResultOf<typeof listMatchingGraduates>["items"][number];

/** Says once more who is given whose profile, and records how they agreed. */
function Introduce(props: {
  posting: PartnerPosting;
  chosen: readonly Match[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { posting, chosen, onDone, onClose } = props;
  const { t, language } = useWords();
  const { membership } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const changed = useRosterChanged();
  const { postingId, agencyName, enterpriseName } = posting;
  const form = useContractForm({
    endpoint: introduceGraduates,
    params: { postingId },
    initial: { means: "written", agreed: false },
    read: ({ means, agreed }) => ({
      graduateIds: chosen.map(({ graduate }) => graduate.graduateId),
      ...(agreed === true ? { consent: { means } } : {}),
    }),
    onDone: ({ results }) => {
      changed();
      void queries.invalidateQueries({ queryKey: [listIntroductions.id] });
      const n = results.filter(({ outcome }) => outcome === "introduced").length;
      const skipped = results.length - n;
      toast({ text: t("matches.done", { n }) + (skipped > 0 ? ` · ${t("matches.skipped", { n: skipped })}` : "") });
      onDone();
    },
  });
  const title = t("matches.introduceTitle", { agency: agencyName });
  return (
    <FormDialog form={form} title={title} submitTitle={t("matches.introduce", { n: chosen.length })} onClose={onClose}>
      <p>{chosen.map(({ graduate }) => graduate.name).join(t("punctuation.list"))}</p>
      <blockquote>
        {graduateText(language, { school: membership.name, recipients: [agencyName, enterpriseName] })}
      </blockquote>
      <CheckField form={form} name="agreed" label={t("matches.agreed")} />
      <ChoiceField
        form={form}
        name="means"
        label={t("matches.means")}
        options={ConsentMeans.options.map((value) => ({ value, title: t(`recipients.meansOf.${value}`) }))}
      />
    </FormDialog>
  );
}

function Matches({ postingId }: { postingId: string }) {
  const { t } = useWords();
  const read = useEndpoint(listMatchingGraduates, { params: { postingId } }, { refetchInterval: 15_000 });
  const chosen = useChosen<Match>(({ graduate }) => graduate.graduateId, MOST_INTRODUCED);
  const [introducing, setIntroducing] = useState(false);
  const { data } = read;
  if (!data)
    return read.isError ? (
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton active paragraph={{ rows: 6 }} />
    );
  const { posting, exclusive, items, total } = data;
  return (
    <>
      <section className="panel" aria-label={posting.title}>
        <h2>
          {posting.title} {exclusive ? <span className="tag">{t("matches.exclusive")}</span> : null}
        </h2>
        <p>
          {posting.enterpriseName} · {posting.divisionName}
        </p>
        <p className="quiet">
          <span className="number">{payText(posting.payMin, posting.payMax)}</span> · {t("partnerHome.openOf", posting)}{" "}
          · {t("partnerHome.by", { agency: posting.agencyName })} · {t("matches.matchingOf", { n: total })}
        </p>
      </section>
      {items.length === 0 ? (
        <div className="list">
          <EmptyState title={t("matches.nobody")} help={t("matches.nobodyHelp")} />
        </div>
      ) : (
        <section className="panel" aria-label={t("matches.title")}>
          <ul className="match-cards">
            {items.map((one) => (
              <li key={one.graduate.graduateId}>
                <span className="reasons">
                  {one.introduction ? null : (
                    <input
                      type="checkbox"
                      aria-label={t("matches.choose", { name: one.graduate.name })}
                      checked={chosen.has(one)}
                      onChange={() => chosen.toggle(one)}
                    />
                  )}
                  <b>{one.graduate.name}</b>
                  {one.consented ? <span className="tag">{t("matches.consented")}</span> : null}
                  {one.introduction ? <Progress progress={one.introduction} /> : null}
                </span>
                <Reasons reasons={one.reasons} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {chosen.rows.length > 0 ? (
        <BulkBar chosen={t("rosters.peopleOf", { n: chosen.rows.length })} onClear={chosen.clear}>
          <Button type="primary" onClick={() => setIntroducing(true)}>
            {t("matches.introduce", { n: chosen.rows.length })}
          </Button>
        </BulkBar>
      ) : null}
      {introducing ? (
        <Introduce
          posting={posting}
          chosen={chosen.rows}
          onClose={() => setIntroducing(false)}
          onDone={() => {
            chosen.clear();
            setIntroducing(false);
          }}
        />
      ) : null}
    </>
  );
}

/** One posting with the graduates who match it, and why. */
export function MatchPage() {
  const { t } = useWords();
  const { postingId = "" } = useParams();
  return (
    <>
      <PageHead title={t("matches.title")} back={{ to: "/matches", title: t("matches.title") }} />
      <Opened grant="rosters">
        <Matches postingId={postingId} />
      </Opened>
    </>
  );
}
