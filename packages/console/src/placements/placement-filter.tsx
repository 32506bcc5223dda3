import { useWords } from "../messages/catalogue.ts";
import "../list/filters.css";

export type Shown = "all" | "active" | "left" | "due";

interface PlacementFilterProps {
  options: readonly Shown[];
  shown: Shown;
  onShow: (shown: Shown) => void;
}

/** Which of the people on the job are listed. */
export function PlacementFilter({ options, shown, onShow }: PlacementFilterProps) {
  const { t } = useWords();
  return (
    <fieldset className="filters" aria-label={t("placements.filter")}>
      {options.map((one) => (
        <button key={one} type="button" aria-pressed={one === shown} onClick={() => onShow(one)}>
          {t(`placements.shown.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
