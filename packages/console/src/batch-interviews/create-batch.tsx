import { type BatchInterview, createBatchInterview } from "@shanhai/contract/batch-interview";
import type { OrderDetail } from "@shanhai/contract/order";
import { listQuestionSets } from "@shanhai/contract/question-set";
import { useQueryClient } from "@tanstack/react-query";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshBatches } from "./refresh-batches.ts";

interface CreateBatchProps {
  order: OrderDetail;
  onCreated: (batch: BatchInterview) => void;
  onClose: () => void;
}

type Sets = readonly { questionSetId: string; title: string; occupation: string }[];
type Members = NonNullable<ReturnType<typeof useMembers>["members"]>;

function Form({ order, sets, members, onCreated, onClose }: CreateBatchProps & { sets: Sets; members: Members }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createBatchInterview,
    initial: {
      positionId: order.positions[0]?.positionId ?? "",
      title: "",
      questionSetId: sets[0]?.questionSetId ?? "",
      tolerance: "1",
    },
    read: (values) => ({
      positionId: values.positionId,
      title: values.title,
      questionSetId: values.questionSetId,
      raterIds: members.filter(({ memberId }) => values[memberId] === true).map(({ memberId }) => memberId),
      tolerance: typedNumber(values.tolerance),
    }),
    onDone: (batch) => {
      refreshBatches(queries);
      toast({ text: t("batches.created") });
      onCreated(batch);
    },
  });
  return (
    <ContractFormFrame form={form} label={t("batches.create")} submitTitle={t("batches.create")} onCancel={onClose}>
      <TextField form={form} name="title" label={t("batches.name")} autoFocus />
      <ChoiceField
        form={form}
        name="positionId"
        label={t("batches.position")}
        options={order.positions.map((one) => ({ value: one.positionId, title: one.title }))}
      />
      <ChoiceField
        form={form}
        name="questionSetId"
        label={t("batches.questions")}
        help={t("batches.questionsHelp")}
        options={sets.map((one) => ({
          value: one.questionSetId,
          title: t("punctuation.aside", { text: one.title, note: one.occupation }),
        }))}
      />
      <fieldset className="batch-raters">
        <legend>{t("batches.raters")}</legend>
        {members.map((one) => (
          <CheckField key={one.memberId} form={form} name={one.memberId} label={shortName(one)} />
        ))}
        <p className="quiet">{t("batches.ratersHelp")}</p>
        {form.shown.raterIds ? <p className="field-issue">{t("batches.ratersHelp")}</p> : null}
      </fieldset>
      <TextField
        form={form}
        name="tolerance"
        inputMode="decimal"
        label={t("batches.tolerance")}
        help={t("batches.toleranceHelp")}
      />
    </ContractFormFrame>
  );
}

/** A batch: for which position, by which questions, who rates. */
export function CreateBatch(props: CreateBatchProps) {
  const { t } = useWords();
  const sets = useEndpoint(listQuestionSets, { query: { limit: 100 } });
  const { members } = useMembers();
  const active = sets.data?.items.filter(({ status }) => status === "active");
  return (
    <SideDrawer title={t("batches.create")} onClose={props.onClose} width={520}>
      {!active || !members ? (
        <Skeleton active />
      ) : active.length === 0 ? (
        <Link to="/question-sets?panel=new">{t("batches.noQuestions")}</Link>
      ) : (
        <Form {...props} sets={active} members={members} />
      )}
    </SideDrawer>
  );
}
