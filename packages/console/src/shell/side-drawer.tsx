import Drawer from "antd/es/drawer";
import { type ReactNode, useRef } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ScrollArea } from "./scroll-area.tsx";
import "./side-drawer.css";

interface SideDrawerProps {
  title: string;
  onClose: () => void;
  width?: number;
  children: ReactNode;
}

/** A record or a form beside the list it came from. Lives as long as it is mounted. */
export function SideDrawer({ title, onClose, width = 480, children }: SideDrawerProps) {
  const { t } = useWords();
  const panel = useRef<HTMLDivElement>(null);

  /** The component library gives the focus to a frame around the dialog, where nobody is told what opened. */
  function takeFocus(open: boolean) {
    if (!open || !panel.current || panel.current.contains(document.activeElement)) return;
    panel.current.tabIndex = -1;
    panel.current.focus({ preventScroll: true });
  }

  return (
    <Drawer
      open
      panelRef={panel}
      afterOpenChange={takeFocus}
      title={<h2 className="drawer-title">{title}</h2>}
      onClose={onClose}
      size={width}
      closable={{ "aria-label": t("act.close") }}
      className="side-drawer"
      styles={{ body: { padding: 0, overflow: "hidden" } }}
    >
      <ScrollArea label={title} className="side-drawer-content">
        {children}
      </ScrollArea>
    </Drawer>
  );
}
