import { getQuestionSet } from "@shanhai/contract/question-set";
import { lazy } from "react";
import { useEndpoint } from "../session/use-endpoint.ts";

const EditQuestionSet = lazy(async () => ({
  default: (await import("./question-set-drawer.tsx")).EditQuestionSet,
}));

/** A set that the address names, as it is now. */
export function OpenedSet({ questionSetId, onClose }: { questionSetId: string; onClose: () => void }) {
  const { data } = useEndpoint(getQuestionSet, { params: { questionSetId } });
  return data ? <EditQuestionSet key={questionSetId} set={data} onClose={onClose} /> : null;
}
