import { type HTMLAttributes, useEffect, useRef, useState } from "react";

interface ScrollAreaProps extends HTMLAttributes<HTMLDivElement> {
  /** Names it to those who come to it by keyboard. */
  label: string;
}

/** What may be larger than its place and scrolls there. While it is, it takes the focus: its content may have nothing that does. */
export function ScrollArea({ label, children, ...rest }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = area.current;
    if (!box) return;
    const measure = () => setScrolls(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight);
    const sizes = new ResizeObserver(measure);
    const follow = () => {
      sizes.disconnect();
      for (const one of [box, ...box.children]) sizes.observe(one);
    };
    const contents = new MutationObserver(follow);
    contents.observe(box, { childList: true });
    follow();
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form, and this of any content
    <div ref={area} role="group" aria-label={label} tabIndex={scrolls ? 0 : undefined} {...rest}>
      {children}
    </div>
  );
}
