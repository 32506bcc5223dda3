import type { Position } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { payText } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { AudienceField } from "./audience-field.tsx";
import { Findings, readOf, saysFindings, useFindings } from "./findings.tsx";
import { PostingFields } from "./posting-fields.tsx";
import { nextLastDay, SeatsText } from "./posting-words.tsx";
import { refreshPostings } from "./refresh-postings.ts";

interface PublishPositionProps {
  position: Position;
  /** It is on the board for everybody already: this one is for a partner's people. */
  known?: boolean;
  onClose: () => void;
}

/** Makes a position known: who will see what, and what is missing or forbidden, is said before it is published. */
export function PublishPosition({ position, known = false, onClose }: PublishPositionProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { positionId, title, place, payMin, payMax, open, headcount, benefits = [] } = position;
  const form = useContractForm({
    endpoint: createPosting,
    params: { positionId },
    initial: { partnerId: "", division: "", validThrough: nextLastDay(), description: "", draft: false, read: "" },
    draft: `posting:${positionId}`,
    draftExcept: ["read"],
    read: (values) => ({
      // Empty is an issue where a public posting is there already.
      partnerId: typed(values.partnerId) ?? (known ? "" : undefined),
      division: values.division,
      validThrough: values.validThrough,
      description: typed(values.description),
      publish: values.draft !== true,
      read: readOf(values),
    }),
    onDone: ({ status }) => {
      refreshPostings(queries);
      toast({ text: t(status === "draft" ? "postings.drafted" : "postings.published") });
      onClose();
    },
  });
  const found = useFindings(positionId, form.values);
  const heading = t("postings.publishNamed", { name: title });
  return (
    <SideDrawer title={heading} onClose={onClose} width={560}>
      <section className="posting-preview" aria-label={t("postings.preview")}>
        <h3>{title}</h3>
        <Facts
          facts={[
            [
              t("postings.pay"),
              <span key="pay" className="number">
                {payText(payMin, payMax)}
              </span>,
            ],
            [t("postings.seats"), <SeatsText key="seats" open={open} headcount={headcount} />],
            [t("postings.place"), place],
            [t("postings.benefits"), benefits.join(" · ")],
          ]}
        />
        <p className="quiet">{t("postings.facts")}</p>
      </section>
      <ContractFormFrame
        form={form}
        label={heading}
        submitTitle={t(form.values.draft === true ? "postings.draft" : "postings.publish")}
        onCancel={onClose}
        explain={() => (saysFindings(form) ? false : null)}
      >
        <AudienceField form={form} publicly={!known} />
        <PostingFields form={form} />
        <Findings form={form} found={found} of={position} />
        <CheckField form={form} name="draft" label={t("postings.draftOnly")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
