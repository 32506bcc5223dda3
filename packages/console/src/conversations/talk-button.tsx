import type { Application } from "@shanhai/contract/application";
import { useWords } from "../messages/catalogue.ts";
import "./conversations.css";

interface TalkButtonProps {
  application: Application;
  onTalk: (application: Application) => void;
}

/** Opens the conversation with somebody who applied by a link, and says how much of it is unread. */
export function TalkButton({ application, onTalk }: TalkButtonProps) {
  const { t } = useWords();
  const { applied, unread = 0, candidateName: name } = application;
  if (!applied) return null;
  return (
    <button
      type="button"
      className="talk-button"
      data-unread={unread > 0}
      aria-label={t(unread > 0 ? "conversations.unreadOf" : "conversations.with", { name, n: unread })}
      onClick={() => onTalk(application)}
    >
      {unread > 0 ? t("conversations.unread", { n: unread }) : t("conversations.title")}
    </button>
  );
}
