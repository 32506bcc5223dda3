import Modal from "antd/es/modal";
import { Fragment } from "react";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { SEARCH_KEYS } from "./shortcuts.ts";

const KEYS = [
  { keys: [SEARCH_KEYS], word: "search" },
  { keys: ["?"], word: "help" },
  { keys: ["1", "2", "3"], word: "goOrders" },
  { keys: ["j", "k", "↓", "↑"], word: "downUp" },
  { keys: ["h", "l", "←", "→"], word: "leftRight" },
  { keys: ["Enter"], word: "open" },
  { keys: ["x"], word: "select" },
  { keys: ["Shift"], word: "range" },
  { keys: ["m"], word: "move" },
  { keys: ["a"], word: "assign" },
  { keys: ["Esc"], word: "clear" },
  { keys: ["u"], word: "undo" },
] as const;

export function ShortcutsHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { membership } = useSession();
  const keys = KEYS.filter(({ word }) => word !== "search" || membership.kind === "agency");
  return (
    <Modal open title={t("shortcuts.title")} onCancel={onClose} footer={null} width={460}>
      <dl className="shortcuts">
        {keys.map(({ keys, word }) => (
          <Fragment key={word}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`shortcuts.${word}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
