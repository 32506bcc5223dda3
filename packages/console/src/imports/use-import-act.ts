import type { CallInput } from "@shanhai/client/client";
import {
  type cancelImportJob,
  type checkImportJob,
  type commitImportJob,
  getImportJob,
  type revertImportJob,
} from "@shanhai/contract/import-job";
import type { ImportJobId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { act } from "../session/api.ts";
import { keyOf } from "../session/use-endpoint.ts";

type ImportAct = typeof checkImportJob | typeof commitImportJob | typeof cancelImportJob | typeof revertImportJob;

/** One act on an import; what it answers is the job as it is from then on. */
export function useImportAct<E extends ImportAct>(endpoint: E, importJobId: ImportJobId) {
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const params = { importJobId };
  const { mutate, ...sending } = useMutation({
    mutationFn: (body: object) =>
      act(endpoint, { params, body, idempotencyKey: key.keyFor(body) } as unknown as CallInput<E> & {
        idempotencyKey: string;
      }),
    onSuccess: (job) => queries.setQueryData(keyOf(getImportJob, { params }), job),
    onError: () => void queries.invalidateQueries({ queryKey: keyOf(getImportJob, { params }) }),
    // A further try is another act: the job has moved on meanwhile.
    onSettled: () => key.renew(),
  });
  const run = useCallback((body: object = {}) => mutate(body), [mutate]);
  return { run, busy: sending.isPending, tried: !sending.isIdle, error: sending.error ?? undefined };
}
