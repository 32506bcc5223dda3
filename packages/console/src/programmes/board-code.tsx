import { getBoardLink, type Programme } from "@shanhai/contract/programme";
import { quarterText } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";

/** The code that leads everybody to the published grades. */
export function BoardCode({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useWords();
  const { membership } = useSession();
  const { programmeId, quarter, name } = programme;
  const read = useEndpoint(getBoardLink, { params: { programmeId } });
  return (
    <CodeDialog
      title={t("boards.code")}
      heading={membership.name}
      facts={
        <>
          {quarterText(quarter, t)} · {name}
        </>
      }
      path={read.data?.path}
      ask={t("boards.scan")}
      help={t("boards.codeHelp")}
      problem={read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      onClose={onClose}
    />
  );
}
