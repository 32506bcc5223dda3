import "./quality.css";

/** A score of 0–100 as a bar from zero, its number beside it. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <span className="score-bar">
      <span className="score-track" aria-hidden>
        <span style={{ width: `${score}%` }} />
      </span>
      <strong className="number">{score}</strong>
    </span>
  );
}
