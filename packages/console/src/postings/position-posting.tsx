import type { Position } from "@shanhai/contract/position";
import { listPostings } from "@shanhai/contract/posting";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PostingDrawer } from "./posting-drawer.tsx";
import { PublishPosition } from "./publish-position.tsx";

interface PositionPostingProps {
  position: Position;
  onClose: () => void;
}

/** The position's public posting, or the form that makes it. */
export function PositionPosting({ position, onClose }: PositionPostingProps) {
  const { positionId, posted = false } = position;
  const read = useEndpoint(listPostings, { query: { positionId } }, { enabled: posted });
  const known = read.data?.items.find(({ partnerId }) => partnerId === undefined);
  if (known) return <PostingDrawer postingId={known.postingId} onClose={onClose} />;
  if (posted && read.isPending) return null;
  return <PublishPosition position={position} onClose={onClose} />;
}
