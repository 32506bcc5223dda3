import type { Position } from "@shanhai/contract/position";
import { levelText } from "@shanhai/contract/skill-level-words";
import type { StageCounts } from "@shanhai/contract/stage";
import Button from "antd/es/button";
import { Fragment } from "react";
import { countText } from "../format/figure.ts";
import { payText } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { SeatsBar } from "../orders/seats-bar.tsx";
import "./position-row.css";

const FUNNEL = ["recommended", "screened", "interviewed", "offered", "onboarded"] as const;
const OUT = ["rejected", "withdrawn"] as const;

/** People on their way to a seat: in any stage before arrival. */
function inProcessOf(stages: StageCounts): number {
  return stages.recommended + stages.screened + stages.interviewed + stages.offered;
}

function Funnel({ stages }: { stages: StageCounts }) {
  const { t } = useWords();
  const most = Math.max(1, ...FUNNEL.map((stage) => stages[stage]));
  return (
    <dl className="position-funnel" aria-label={t("positions.funnel")}>
      {[...FUNNEL, ...OUT].map((stage) => (
        <div key={stage} data-out={stage === "rejected" || stage === "withdrawn"}>
          <dt>{t(`stage.${stage}`)}</dt>
          <dd className="number">{countText(stages[stage])}</dd>
          <span
            className="position-funnel-bar"
            aria-hidden
            style={{ inlineSize: `${(stages[stage] / most) * 100}%` }}
          />
        </div>
      ))}
    </dl>
  );
}

interface PositionRowProps {
  position: Position;
  /** Its board is the one shown. */
  chosen: boolean;
  onChoose: () => void;
  onEdit: (() => void) | undefined;
  onRecommend: (() => void) | undefined;
  onMatch: (() => void) | undefined;
  onPublish: (() => void) | undefined;
}

/** One position of an order: what it offers, its seats, its funnel, and what can be done with it. */
export function PositionRow(props: PositionRowProps) {
  const { position, chosen, onChoose, onEdit, onRecommend, onMatch, onPublish } = props;
  const { t, language } = useWords();
  const { headcount, filled, open, stages } = position;
  const inProcess = inProcessOf(stages);
  return (
    <li className="position-row" data-chosen={chosen}>
      <div className="position-name">
        <button
          type="button"
          className="row-button"
          aria-pressed={chosen}
          aria-label={t("positions.choose", { name: position.title })}
          onClick={onChoose}
        >
          {position.title}
        </button>
        <small>
          {[position.place, payText(position.payMin, position.payMax), levelText(language, position.skillLevel)]
            .filter(Boolean)
            .map((fact, index) => (
              <Fragment key={fact}>
                {index > 0 ? " · " : null}
                <span className="fact">{fact}</span>
              </Fragment>
            ))}
        </small>
      </div>
      <div className="position-seats">
        <SeatsBar headcount={headcount} filled={filled} inProcess={inProcess} />
        <p className="number">
          <span>
            {t("seats.headcount")} <strong>{countText(headcount)}</strong>
          </span>
          <span data-part="filled">
            {t("seats.filled")} <strong>{countText(filled)}</strong>
          </span>
          <span data-part="process">
            {t("seats.inProcess")} <strong>{countText(inProcess)}</strong>
          </span>
          <span data-part="open">
            {t("seats.open")} <strong>{countText(open)}</strong>
          </span>
        </p>
      </div>
      <Funnel stages={stages} />
      <div className="position-acts">
        {onRecommend ? (
          <Button type="primary" ghost onClick={onRecommend}>
            {t("board.recommend")}
          </Button>
        ) : null}
        {onMatch ? (
          <Button type="text" onClick={onMatch}>
            {t("matching.people")}
          </Button>
        ) : null}
        {onPublish ? (
          <Button type="text" aria-label={t("postings.publishNamed", { name: position.title })} onClick={onPublish}>
            {t("postings.publish")}
          </Button>
        ) : null}
        {onEdit ? (
          <Button type="text" aria-label={t("positions.editNamed", { name: position.title })} onClick={onEdit}>
            {t("act.edit")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
