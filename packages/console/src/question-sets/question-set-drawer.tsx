import {
  BEST_SCORE,
  createQuestionSet,
  getQuestionSet,
  listQuestionSets,
  MOST_QUESTIONS,
  QuestionSet,
  updateQuestionSet,
} from "@shanhai/contract/question-set";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { type ContractForm, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

type Values = Record<string, string | boolean>;
const SCORES = Array.from({ length: BEST_SCORE }, (_, index) => index);
const fieldOf = (index: number, name: string) => `questions.${index}.${name}`;
const countOf = (values: Values) => Number(values.count);

const questionValues = (index: number, question?: QuestionSet["questions"][number]): Values => ({
  [fieldOf(index, "text")]: question?.text ?? "",
  [fieldOf(index, "weight")]: String(question?.weight ?? 20),
  ...Object.fromEntries(SCORES.map((at) => [fieldOf(index, `anchors.${at}`), question?.anchors[at] ?? ""])),
});

function valuesOf(set: QuestionSet | undefined): Values {
  const questions = set?.questions ?? [undefined];
  return {
    title: set?.title ?? "",
    occupation: set?.occupation ?? "",
    count: String(questions.length),
    version: String(set?.version ?? ""),
    ...Object.assign({}, ...questions.map((question, index) => questionValues(index, question))),
  };
}

const readQuestion = (values: Values, index: number) => ({
  text: values[fieldOf(index, "text")],
  weight: typedNumber(values[fieldOf(index, "weight")]),
  anchors: SCORES.map((at) => values[fieldOf(index, `anchors.${at}`)]),
});

const contentOf = (values: Values) => ({
  title: values.title,
  occupation: values.occupation,
  questions: Array.from({ length: countOf(values) }, (_, index) => readQuestion(values, index)),
});

/** The values without one question; those behind it move up. */
function without(values: Values, index: number): Values {
  const { title, occupation, questions } = contentOf(values) as QuestionSet;
  const kept = valuesOf({ title, occupation, questions: questions.filter((_, at) => at !== index) } as QuestionSet);
  return { ...kept, version: values.version ?? "" };
}

function QuestionFields({ form, index }: { form: ContractForm; index: number }) {
  const { t } = useWords();
  const own = (name: string) => fieldOf(index, name);
  return (
    <section className="question-edit" aria-label={t("questionSets.question", { n: index + 1 })}>
      <TextField
        form={form}
        name={own("text")}
        lines={2}
        label={`${t("questionSets.question", { n: index + 1 })} ${t("questionSets.text")}`}
      />
      <TextField form={form} name={own("weight")} type="number" label={t("questionSets.weight")} />
      {SCORES.map((at) => (
        <TextField key={at} form={form} name={own(`anchors.${at}`)} label={t("questionSets.anchor", { n: at + 1 })} />
      ))}
      {countOf(form.values as Values) > 1 ? (
        <Button type="text" danger onClick={() => form.put(without(form.values as Values, index))}>
          {t("questionSets.removeQuestion", { n: index + 1 })}
        </Button>
      ) : null}
    </section>
  );
}

function useSaved(onClose: () => void) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  return () => {
    void queries.invalidateQueries({ queryKey: [listQuestionSets.id] });
    void queries.invalidateQueries({ queryKey: [getQuestionSet.id] });
    toast({ text: t("questionSets.saved") });
    onClose();
  };
}

interface SetFormProps {
  form: ContractForm;
  title: string;
  explain?: () => ReactNode;
  onClose: () => void;
}

function SetForm({ form, title, explain, onClose }: SetFormProps) {
  const { t } = useWords();
  const count = countOf(form.values as Values);
  return (
    <SideDrawer title={title} onClose={onClose} width={720}>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("act.save")}
        onCancel={onClose}
        {...(explain ? { explain } : {})}
      >
        <TextField form={form} name="title" label={t("questionSets.name")} />
        <TextField form={form} name="occupation" label={t("questionSets.occupation")} />
        {Array.from({ length: count }, (_, index) => index).map((index) => (
          <QuestionFields key={index} form={form} index={index} />
        ))}
        <Button
          disabled={count >= MOST_QUESTIONS}
          onClick={() => form.put({ ...form.values, ...questionValues(count), count: String(count + 1) })}
        >
          {t("questionSets.addQuestion")}
        </Button>
      </ContractFormFrame>
    </SideDrawer>
  );
}

/** A new set of questions. */
export function CreateQuestionSet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const form = useContractForm({
    endpoint: createQuestionSet,
    initial: valuesOf(undefined),
    draft: "question-set",
    read: (values) => contentOf(values as Values),
    onDone: useSaved(onClose),
  });
  return <SetForm form={form} title={t("questionSets.create")} onClose={onClose} />;
}

/** A set's next version. What is typed outlives a colleague's save, which is shown beside it when this is sent. */
export function EditQuestionSet({ set, onClose }: { set: QuestionSet; onClose: () => void }) {
  const { t } = useWords();
  const form = useContractForm({
    endpoint: updateQuestionSet,
    params: { questionSetId: set.questionSetId },
    initial: valuesOf(set),
    draft: `question-set:${set.questionSetId}`,
    read: (values) => ({ ...contentOf(values as Values), version: Number(values.version) }),
    onDone: useSaved(onClose),
  });
  return (
    <SetForm
      form={form}
      title={t("questionSets.edit")}
      explain={() => explainStale(form, QuestionSet, valuesOf)}
      onClose={onClose}
    />
  );
}
