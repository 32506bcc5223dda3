import type { Candidate } from "@shanhai/contract/candidate";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { MERGE_FIELDS, type MergeField, type mergeCandidates } from "@shanhai/contract/merge";
import { levelText } from "@shanhai/contract/skill-level-words";
import { payText } from "../format/pay.ts";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";

interface MergeFieldsProps {
  seen: ResultOf<typeof mergeCandidates>;
  disabled: boolean;
  onChoose: (field: MergeField, choice: "this" | "other") => void;
}

function useValueText(): (candidate: Candidate, field: MergeField) => string {
  const { t, language } = useWords();
  return (candidate, field) => {
    if (field === "phone") return phoneText(candidate.phone);
    if (field === "expectedPay") return payText(candidate.expectedPayMin, candidate.expectedPayMax);
    if (field === "experienceYears") {
      const { experienceYears: n } = candidate;
      return n === undefined ? "" : t("candidates.years", { n });
    }
    if (field === "skillLevel") return levelText(language, candidate.skillLevel) ?? "";
    const value = candidate[field];
    if (Array.isArray(value)) return value.join(t("candidates.join"));
    return value === "anytime" ? t("candidates.anytime") : (value ?? "");
  };
}

/** Both records side by side, and what the result will be; fields that neither knows take no room. */
export function MergeFields({ seen, disabled, onChoose }: MergeFieldsProps) {
  const { t } = useWords();
  const text = useValueText();
  const known = MERGE_FIELDS.filter((field) => text(seen.this, field) || text(seen.other, field));
  const sides = ["this", "other"] as const;
  const otherPhones = (seen.result.otherPhones ?? []).map(phoneText).join(t("candidates.join"));
  return (
    <table className="merge-table">
      <colgroup>
        <col />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t("merges.field")}</th>
          <th scope="col">{t("merges.this")}</th>
          <th scope="col">{t("merges.other")}</th>
        </tr>
      </thead>
      <tbody>
        {known.map((field) => (
          <tr key={field}>
            <th scope="row">{t(`candidates.${field}`)}</th>
            {text(seen.this, field) === text(seen.other, field) ? (
              <td colSpan={2}>{text(seen.this, field)}</td>
            ) : (
              sides.map((side) => (
                <td key={side} data-chosen={seen.choices[field] === side}>
                  <label>
                    <input
                      type="radio"
                      name={`merge-${field}`}
                      checked={seen.choices[field] === side}
                      disabled={disabled}
                      onChange={() => onChoose(field, side)}
                    />
                    <span>{text(seen[side], field) || t("form.empty")}</span>
                  </label>
                </td>
              ))
            )}
          </tr>
        ))}
        {seen.result.idNumberMasked ? (
          <tr>
            <th scope="row">{t("candidates.idNumber")}</th>
            <td colSpan={2}>{seen.result.idNumberMasked}</td>
          </tr>
        ) : null}
        {otherPhones ? (
          <tr>
            <th scope="row">{t("candidates.otherPhones")}</th>
            <td colSpan={2}>{otherPhones}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
