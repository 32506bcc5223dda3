import { listAssessments } from "@shanhai/contract/assessment";
import {
  concludeProgramme,
  getProgramme,
  listBoards,
  listProgrammes,
  type Programme,
  publishProgramme,
  withdrawBoard,
} from "@shanhai/contract/programme";
import { listProgrammeResults } from "@shanhai/contract/service-result";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";

const STEPS = {
  conclude: { endpoint: concludeProgramme, ask: "programmes.concludeAsk", done: "programmes.concluded" },
  publish: { endpoint: publishProgramme, ask: "programmes.publishAsk", done: "programmes.published" },
  withdraw: { endpoint: withdrawBoard, ask: "programmes.withdrawAsk", done: "programmes.withdrawn" },
} as const;
export type Asked = keyof typeof STEPS;

interface ProgrammeStepProps {
  programme: Programme;
  asked: Asked;
  onClose: () => void;
}

/** What a programme goes through, each step asked about once more. */
export function ProgrammeStep({ programme, asked, onClose }: ProgrammeStepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { programmeId, version } = programme;
  const { endpoint, ask, done } = STEPS[asked];
  const step = useMutation({
    mutationFn: () =>
      act(endpoint, {
        params: { programmeId },
        body: { version },
        idempotencyKey: `${asked}-${programmeId}-${version}`,
      }),
    onSuccess: () => {
      for (const read of [getProgramme, listProgrammes, listAssessments, listProgrammeResults, listBoards])
        void queries.invalidateQueries({ queryKey: [read.id] });
      toast({ text: t(done) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t(`programmes.${asked}`)}
      text={t(ask)}
      busy={step.isPending}
      error={step.error}
      onOk={() => step.mutate()}
      onClose={onClose}
    />
  );
}
