import { getJobBoardLink, getJobBoardPoster } from "@shanhai/contract/posting-source";
import { useWords } from "../messages/catalogue.ts";
import { PosterFiles } from "../posting-sources/poster-files.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";

interface JobBoardCodeProps {
  /** A booth of an event that the code hangs at; the park's own board unless told. */
  of?: { eventId: string; slotId: string };
  onClose: () => void;
}

/** The code that opens the park's board of jobs, and says where it hung. */
export function JobBoardCode({ of, onClose }: JobBoardCodeProps) {
  const { t } = useWords();
  const query = (of ?? {}) as object;
  const read = useEndpoint(getJobBoardLink, { query });
  return (
    <CodeDialog
      title={t("boardCode.title")}
      heading={read.data?.title}
      path={read.data?.path}
      ask={t("boardCode.ask")}
      help={t("boardCode.help")}
      acts={<PosterFiles make={(wanted) => call(getJobBoardPoster, { query: { ...query, ...wanted } })} />}
      problem={read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      onClose={onClose}
    />
  );
}
