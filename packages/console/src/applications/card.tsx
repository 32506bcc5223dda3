import type { Application } from "@shanhai/contract/application";
import { levelText } from "@shanhai/contract/skill-level-words";
import { type MouseEvent, memo } from "react";
import { Link } from "react-router";
import { TalkButton } from "../conversations/talk-button.tsx";
import { momentText } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { DecisionTag } from "./decision-tag.tsx";

interface CardProps {
  application: Application;
  /** Pixels from the column's top. */
  top: number;
  place: number;
  of: number;
  selected: boolean;
  current: boolean;
  selectable: boolean;
  onToggle: (range: boolean) => void;
  onOpen: (application: Application) => void;
  onTalk: (application: Application) => void;
}

/** One person in a column. A click anywhere chooses; the name opens the person. */
export const Card = memo(function Card(props: CardProps) {
  const { application, top, place, of, selected, current, selectable, onToggle, onOpen, onTalk } = props;
  const { t, language } = useWords();

  function onClick(event: MouseEvent) {
    if (!selectable || (event.target instanceof Element && event.target.closest("a, input, button"))) return;
    onToggle(event.shiftKey);
  }

  function onName(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(application);
  }

  const { applied, source, introduction } = application;
  const byStation = source?.kind === "relay";
  const about = [
    introduction && t("board.bySchool", { name: introduction.partnerName }),
    byStation && t("board.byStation", { name: source.name }),
    application.candidateOccupation,
    levelText(language, application.candidateSkillLevel),
    // A station wrote down whom it put forward: nobody scanned anything.
    applied && !byStation && t("postingSources.applied"),
    applied?.intention && t(`jobIntention.${applied.intention}`),
    introduction?.cohort && t("cohorts.fromCohort", { title: introduction.cohort.title }),
    byStation ? undefined : source?.name,
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox inside does the same from the keyboard
    <li
      className="board-card"
      style={{ transform: `translateY(${top}px)` }}
      data-selected={selected}
      data-current={current}
      aria-current={current ? "true" : undefined}
      aria-posinset={place}
      aria-setsize={of}
      title={[momentText(application.movedAt, language), application.reason, about, applied?.experience]
        .filter(Boolean)
        .join(" · ")}
      onClick={onClick}
      onMouseDown={(event) => {
        // Shift-click would select the text between; here it selects people.
        if (event.shiftKey) event.preventDefault();
      }}
    >
      {selectable ? (
        <input
          type="checkbox"
          aria-label={t("board.selectPerson", { name: application.candidateName })}
          checked={selected}
          onChange={(event) => onToggle("shiftKey" in event.nativeEvent && event.nativeEvent.shiftKey === true)}
        />
      ) : null}
      <span className="board-card-text">
        <Link to={`/candidates/${application.candidateId}`} onClick={onName}>
          {application.candidateName}
        </Link>
        <span className="number nowrap">{phoneText(application.candidatePhone)}</span>
        <span className="board-card-about">
          <small>{application.reason ?? about}</small>
          <TalkButton application={application} onTalk={onTalk} />
          <DecisionTag decision={application.enterpriseDecision} />
          {application.recruiterName ? (
            <span className="board-card-recruiter" title={t("assignments.of", { name: application.recruiterName })}>
              {shortName({ name: application.recruiterName })}
            </span>
          ) : null}
        </span>
      </span>
    </li>
  );
});
