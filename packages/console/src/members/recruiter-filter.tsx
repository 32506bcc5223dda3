import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { shortName, useMembers } from "./use-members.ts";

interface RecruiterFilterProps {
  value: string | undefined;
  /** What choosing nobody means; without it somebody is always chosen. */
  anybody?: string;
  onChange: (memberId: string | undefined) => void;
}

/** Whose people are shown: mine first, then each colleague's. */
export function RecruiterFilter({ value, anybody, onChange }: RecruiterFilterProps) {
  const { t } = useWords();
  const { me } = useSession();
  const { members } = useMembers();
  const known = members === undefined || !value || members.some(({ memberId }) => memberId === value);
  return (
    <select
      className="select"
      aria-label={t("assignments.recruiter")}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {anybody ? <option value="">{anybody}</option> : null}
      <option value={me.memberId}>{t("assignments.mine")}</option>
      {known || value === me.memberId ? null : <option value={value}>{t("members.former")}</option>}
      {members
        ?.filter(({ memberId }) => memberId !== me.memberId)
        .map((one) => (
          <option key={one.memberId} value={one.memberId}>
            {shortName(one)}
          </option>
        ))}
    </select>
  );
}
