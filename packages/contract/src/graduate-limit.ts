/* Of graduates, what rules need without schemas. */

/** Names of recipients that one graduate may have agreed to. */
export const MOST_GRADUATE_RECIPIENTS = 30;

/** The wordings asked for today; their version is kept with each consent. */
export const GRADUATE_TEXT_VERSION = "2026-11";
