/* Of graduates, what rules need without schemas. */

/** Names of recipients that one graduate may have agreed to. */
export const MOST_GRADUATE_RECIPIENTS = 30;

/** The wordings asked for today; their version is kept with each consent. */
export const GRADUATE_TEXT_VERSION = "2026-11";

/** What a file said row by row is kept so long: to take it back, and to take refused rows along. */
export const ROSTER_FILE_KEPT_DAYS = 30;
