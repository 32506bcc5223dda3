import type { PostingDetail } from "@shanhai/contract/posting";
import { getPostingPoster, type JobSourceFigures } from "@shanhai/contract/posting-source";
import type { JobSourceId } from "@shanhai/contract/scalar";
import { useWords } from "../messages/catalogue.ts";
import { call } from "../session/api.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { PosterFiles } from "./poster-files.tsx";

interface SourcePosterProps {
  posting: Pick<PostingDetail, "postingId" | "title" | "enterpriseName">;
  source: JobSourceFigures;
  onClose: () => void;
}

/** The code of one place: on the screen, as an address to be sent, as a poster to be printed. */
export function SourcePoster({ posting, source, onClose }: SourcePosterProps) {
  const { t } = useWords();
  const { postingId, title, enterpriseName } = posting;
  const { kind, sourceId, name, path } = source;
  const of = kind === "posting" ? {} : { sourceId: sourceId as JobSourceId };
  return (
    <CodeDialog
      title={t("postingSources.poster")}
      heading={title}
      facts={kind === "posting" ? enterpriseName : `${enterpriseName} · ${name}`}
      path={path}
      ask={t("postingSources.ask")}
      help={t("postingSources.askHelp")}
      acts={
        <PosterFiles
          make={(wanted) => call(getPostingPoster, { params: { postingId }, query: { ...of, ...wanted } })}
        />
      }
      onClose={onClose}
    />
  );
}
