import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";
import { isDialogOpen } from "./shortcuts.ts";

/**
 * The page scrolls inside the frame, where browsers keep no place: a new page or list page starts at its top,
 * going back finds the place left. A new page takes the focus, so that the keyboard goes on from it,
 * unless somebody has opened a dialog while it came.
 */
export function useScrollPlace(content: RefObject<HTMLElement | null>): void {
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  const places = useRef(new Map<string, number>());
  const shown = useRef(pathname);

  useLayoutEffect(() => {
    const page = content.current;
    if (!page) return;
    if (type === "PUSH") page.scrollTop = 0;
    else if (type === "POP") page.scrollTop = places.current.get(key) ?? 0;
    const keep = () => places.current.set(key, page.scrollTop);
    page.addEventListener("scroll", keep, { passive: true });
    return () => page.removeEventListener("scroll", keep);
  }, [content, key, type]);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!isDialogOpen()) content.current?.focus({ preventScroll: true });
  }, [content, pathname]);
}
