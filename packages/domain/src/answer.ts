import type { Answer } from "@shanhai/contract/answer";
import type { ApplicationId, BatchInterviewId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** An answer as kept. Once its person was erased nothing is left but the name of a file that the clock still removes. */
export interface AnswerRecord extends Answer {
  batchInterviewId: BatchInterviewId;
  applicationId: ApplicationId;
  /** Where its file lies, below the agency's prefix. */
  file?: string;
}

export function readAnswer({
  batchInterviewId: _batch,
  applicationId: _of,
  file: _file,
  ...answer
}: AnswerRecord): Answer {
  return answer;
}

/** The answer's next version. Throws `stale` with the current one, and `invalid` for a question that is not asked. */
export function writeAnswer(
  before: AnswerRecord | undefined,
  of: Pick<AnswerRecord, "batchInterviewId" | "applicationId" | "question">,
  change: { text?: string | null; fileName?: string; file?: string },
  { seen, questions }: { seen: number; questions: number },
  act: Pick<Act, "name" | "at">,
): AnswerRecord {
  if (of.question >= questions) throw new AppError("invalid", { issues: [{ field: "question", code: "range" }] });
  if ((before?.version ?? 0) !== seen) throw new AppError("stale", before ? { current: readAnswer(before) } : {});
  const { text: kept, ...rest } = before ?? {};
  const text = change.text === undefined ? kept : (change.text ?? undefined);
  return {
    ...rest,
    ...of,
    ...(text === undefined ? {} : { text }),
    ...(change.file ? { file: change.file, fileName: change.fileName } : {}),
    writtenBy: act.name,
    updatedAt: act.at,
    version: seen + 1,
  };
}
