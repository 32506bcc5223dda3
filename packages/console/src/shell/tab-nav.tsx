import { type ReactNode, useEffect, useRef } from "react";
import "./tabs.css";

/** A row of tabs wider than a phone shows the one that is open, wherever in the row that is. */
export function useOpenTabInSight<Row extends HTMLElement>() {
  const row = useRef<Row>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-selected="true"], [aria-current="page"]');
    if (!row.current || !open) return;
    const { left, right } = row.current.getBoundingClientRect();
    const tab = open.getBoundingClientRect();
    if (tab.left < left || tab.right > right)
      row.current.scrollLeft += tab.left - left - (right - left - tab.width) / 2;
  });
  return row;
}

/** The pages of one section, each a tab with an address. */
export function TabNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav ref={useOpenTabInSight<HTMLElement>()} className="tabs" aria-label={label}>
      {children}
    </nav>
  );
}
