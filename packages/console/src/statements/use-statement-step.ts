import {
  getStatement,
  listStatementLines,
  listStatements,
  type Statement,
  type StatementStepTo,
  transitStatement,
} from "@shanhai/contract/statement";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

const READS = [getStatement, listStatementLines, listStatements];

export interface Step {
  to: StatementStepTo;
  note?: string | undefined;
  lineIds?: readonly string[] | undefined;
}

/** Takes a statement to its next status, and reads it and its lines again. */
export function useStatementStep(statement: Statement, onDone: () => void) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const readAgain = () => Promise.all(READS.map(({ id }) => queries.invalidateQueries({ queryKey: [id] })));
  return useMutation({
    mutationFn: ({ to, note, lineIds }: Step) => {
      const body = { to, version: statement.version, note, lineIds: lineIds ? [...lineIds] : undefined };
      const params = { statementId: statement.statementId };
      return act(transitStatement, { params, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: async (_, { to }) => {
      await readAgain();
      toast({ text: t(`statements.done.${to}`) });
      onDone();
    },
    onError: () => void readAgain(),
  });
}
