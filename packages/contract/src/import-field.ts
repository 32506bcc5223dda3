/* What columns of a file can mean. Without schemas: workers and rules need the words alone. */

/** What the rows of a file are. */
export const IMPORT_KINDS = ["candidates", "enterprises", "positions", "filings"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a column can mean, by what the rows are. */
export const IMPORT_FIELDS = {
  candidates: [
    "name",
    "phone",
    "idNumber",
    "homePlace",
    "occupation",
    "skillLevel",
    "experienceYears",
    "expectedPay",
    "intendedPlace",
    "availableFrom",
    "consent",
    "note",
  ],
  enterprises: ["name", "uscc", "industry", "chain", "contactName", "contactPhone"],
  positions: [
    "title",
    "occupation",
    "headcount",
    "pay",
    "place",
    "skillLevel",
    "careerPath",
    "requirements",
    "benefits",
  ],
  filings: ["month", "revenue", "tax", "note", "reason"],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportField = (typeof IMPORT_FIELDS)[ImportKind][number];

/** Which header of the file means which field. */
export type ImportMapping = Partial<Record<ImportField, string>>;

/** Columns without which rows of a kind cannot be read; of each list, one is enough. */
export const NEEDED_COLUMNS: Record<ImportKind, readonly (readonly ImportField[])[]> = {
  candidates: [["name"], ["phone", "idNumber"]],
  enterprises: [["name"], ["uscc"]],
  positions: [["title"], ["headcount"], ["pay"]],
  filings: [["month"], ["revenue"], ["tax"]],
};
