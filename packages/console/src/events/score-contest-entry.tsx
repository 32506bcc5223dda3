import { CONTEST_CRITERIA, type ContestEntry, scoreContestEntry } from "@shanhai/contract/contest-entry";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

interface ScoreContestEntryProps {
  entry: ContestEntry;
  onDone: () => void;
  onClose: () => void;
}

const fieldOf = (criterionId: string) => `scores.${criterionId}`;

/** A judge's scores of one entry, one a criterion. */
export function ScoreContestEntry({ entry, onDone, onClose }: ScoreContestEntryProps) {
  const { t } = useWords();
  const toast = useToast();
  const { eventId, entryId, own, title, team, summary } = entry;
  const form = useContractForm({
    endpoint: scoreContestEntry,
    params: { eventId, entryId },
    initial: Object.fromEntries(
      CONTEST_CRITERIA.map(({ criterionId }) => [fieldOf(criterionId), String(own?.[criterionId] ?? "")]),
    ),
    // What was left empty is sent as no number, so that it is asked for.
    read: (values) => ({
      scores: Object.fromEntries(
        CONTEST_CRITERIA.map(({ criterionId }) => [
          criterionId,
          typedNumber(values[fieldOf(criterionId)]) ?? Number.NaN,
        ]),
      ),
    }),
    onDone: () => {
      onDone();
      toast({ text: t("contest.given", { name: title }) });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("contest.giveNamed", { name: title })} onClose={onClose}>
      <p>
        <strong>{team}</strong>
      </p>
      <p className="event-text">{summary}</p>
      <ContractFormFrame form={form} label={t("contest.give")} submitTitle={t("contest.submit")} onCancel={onClose}>
        {CONTEST_CRITERIA.map(({ criterionId, weight }) => (
          <TextField
            key={criterionId}
            form={form}
            name={fieldOf(criterionId)}
            type="number"
            label={`${t(`contest.criteria.${criterionId}`)} · ${t("evaluations.weightOf", { n: weight })}`}
            help={t("evaluations.scoreHelp")}
          />
        ))}
      </ContractFormFrame>
    </SideDrawer>
  );
}
