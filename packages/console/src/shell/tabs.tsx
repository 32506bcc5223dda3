import { useOpenTabInSight } from "./tab-nav.tsx";

interface TabsProps<Name extends string> {
  names: readonly Name[];
  current: Name;
  titleOf: (name: Name) => string;
  onChoose: (name: Name) => void;
}

/** The tabs above the `tabpanel` of a page, whose id is `tab-panel`. */
export function Tabs<Name extends string>({ names, current, titleOf, onChoose }: TabsProps<Name>) {
  return (
    <div ref={useOpenTabInSight<HTMLDivElement>()} className="tabs" role="tablist">
      {names.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === current}
          aria-controls="tab-panel"
          onClick={() => onChoose(one)}
        >
          {titleOf(one)}
        </button>
      ))}
    </div>
  );
}
