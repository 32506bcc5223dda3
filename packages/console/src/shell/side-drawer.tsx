import Drawer from "antd/es/drawer";
import type { ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";

interface SideDrawerProps {
  title: string;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}

/** A record or a form beside the list it came from. Lives as long as it is mounted. */
export function SideDrawer({ title, onClose, width = 480, children }: SideDrawerProps) {
  const { t } = useWords();
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size={width}
      closable={{ "aria-label": t("act.close") }}
      className="side-drawer"
    >
      {children}
    </Drawer>
  );
}
