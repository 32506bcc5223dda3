import { useWords } from "../messages/catalogue.ts";
import { useAddressWords } from "../shell/use-address.ts";
import { SHOWS } from "./engagement-columns.tsx";
import "../list/filters.css";

/** Which engagements a list shows, as the address says it. */
export function useShow() {
  const { words, change } = useAddressWords();
  const show = SHOWS.find((one) => one === words.get("show")) ?? "open";
  return {
    show,
    choose: (one: (typeof SHOWS)[number]) => change({ show: one === "open" ? undefined : one, cursor: undefined }),
  };
}

export function ShowFilter({ show, choose }: ReturnType<typeof useShow>) {
  const { t } = useWords();
  return (
    <fieldset className="filters" aria-label={t("engagements.show")}>
      {SHOWS.map((one) => (
        <button key={one} type="button" aria-pressed={one === show} onClick={() => choose(one)}>
          {t(`engagements.shows.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
