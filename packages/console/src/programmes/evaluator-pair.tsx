import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";

type Pair = readonly [string, string];

/** Two of the park's evaluators, not the same one twice. */
export function EvaluatorPair({ pair, onChange }: { pair: Pair; onChange: (pair: Pair) => void }) {
  const { t } = useWords();
  const evaluators = useMembers().members?.filter(({ role }) => role === "evaluator") ?? [];
  const place = (index: 0 | 1) => (
    <label className="field">
      <span>{t(index === 0 ? "programmes.first" : "programmes.second")}</span>
      <select
        className="select"
        value={pair[index]}
        onChange={({ target }) => onChange(index === 0 ? [target.value, pair[1]] : [pair[0], target.value])}
      >
        <option value="">{t("form.choose")}</option>
        {evaluators.map((one) => (
          <option key={one.memberId} value={one.memberId} disabled={one.memberId === pair[index === 0 ? 1 : 0]}>
            {shortName(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="evaluator-pair">
      {place(0)}
      {place(1)}
    </div>
  );
}
