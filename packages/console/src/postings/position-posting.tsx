import type { Position } from "@shanhai/contract/position";
import { listPostings } from "@shanhai/contract/posting";
import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useAudiences } from "./audience-field.tsx";
import { PostingDrawer } from "./posting-drawer.tsx";
import { PublishPosition } from "./publish-position.tsx";

interface PositionPostingProps {
  position: Position;
  onClose: () => void;
}

/** The position's public posting, or the form that makes one; with a public one there, another for a partner's people. */
export function PositionPosting({ position, onClose }: PositionPostingProps) {
  const { t } = useWords();
  const { positionId, posted = false } = position;
  const read = useEndpoint(listPostings, { query: { positionId } }, { enabled: posted });
  const [another, setAnother] = useState(false);
  const audiences = useAudiences();
  const known = read.data?.items.find(({ partnerId }) => partnerId === undefined);
  if (known && another) return <PublishPosition position={position} known onClose={onClose} />;
  if (known) {
    const offer = audiences.length > 0 ? { onAnother: () => setAnother(true) } : {};
    return <PostingDrawer postingId={known.postingId} {...offer} onClose={onClose} />;
  }
  if (posted && read.isPending) return null;
  if (posted && !read.data)
    return (
      <SideDrawer title={t("postings.publish")} onClose={onClose}>
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      </SideDrawer>
    );
  return <PublishPosition position={position} onClose={onClose} />;
}
