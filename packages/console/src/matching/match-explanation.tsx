import type { MatchPart, PersonMatch } from "@shanhai/contract/match";
import type { Language } from "@shanhai/contract/problem";
import { levelText } from "@shanhai/contract/skill-level-words";
import { payText } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import "./matching.css";

type Explained = Pick<PersonMatch, "score" | "parts" | "missing">;
type Said = Explained["parts"][number]["said"][number];

/** Money is said in 分: 期望 ¥5,000. */
function sidesOf(language: Language, { fact, person, position }: Said) {
  if (!fact.startsWith("pay")) return { person: levelText(language, person), position: levelText(language, position) };
  const [from, to] = (position ?? "").split("-").map(Number);
  const expected = person === undefined ? undefined : payText(Number(person), Number(person));
  return { person: expected, position: payText(from, to) };
}

/** A score as one bar: what each part gave, and what it did not. */
export function ScoreBar({ match }: { match: Explained }) {
  const { t } = useWords();
  return (
    <span className="score">
      <strong className="number">{t("matching.score", { n: match.score })}</strong>
      <span className="score-bar" role="img" aria-label={t("matching.scoreLabel", { n: match.score })}>
        {match.parts.map(({ part, points }) => (
          <span key={part} data-part={part} style={{ inlineSize: `${points / 10}%` }} />
        ))}
      </span>
    </span>
  );
}

/** What is missing, in words. */
export function Missing({ match }: { match: Explained }) {
  const { t, language } = useWords();
  return (
    <>
      {match.missing.map(({ constraint, person, position }) => (
        <span key={constraint} className="tag" data-tone="bad">
          {t(`matching.constraint.${constraint}`, {
            person: levelText(language, person) ?? t("matching.unsaid"),
            position: levelText(language, position) ?? "",
          })}
        </span>
      ))}
    </>
  );
}

/** Part by part: its points of the most there are, and what it was given for. */
export function MatchExplanation({ match }: { match: Explained }) {
  const { t, language } = useWords();
  const title = (part: MatchPart) => t(`matching.part.${part}`);
  return (
    <dl className="match-parts">
      {match.parts.map(({ part, points, of, said }) => (
        <div key={part}>
          <dt>
            <span className="score-dot" data-part={part} aria-hidden />
            {title(part)} <span className="number">{t("matching.points", { points, of })}</span>
          </dt>
          <dd>
            {said.map((one) => (
              <span key={one.fact}>
                {t(`matching.fact.${one.fact}`, {
                  ...sidesOf(language, one),
                  person: sidesOf(language, one).person ?? t("matching.unsaid"),
                })}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
