/* What columns of a roster's file can mean. Without schemas: rules need the words alone. */

export const ROSTER_FIELDS = [
  "name",
  "phone",
  "idNumber",
  "skillLevel",
  "major",
  "practice",
  "occupation",
  "intendedPlace",
  "graduatesOn",
  "consent",
  "recipients",
  "note",
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** Which header of the file means which field. */
export type RosterMapping = Partial<Record<RosterField, string>>;
