/** What the codes within a division begin with: 330000 (a province), 330800 (a city), 330803 (a county). */
export const withinOf = (division: string): string => division.replace(/(00){1,2}$/, "");

/** Whether a division is a place or lies in it. */
export const isWithin = (division: string, place: string): boolean => division.startsWith(withinOf(place));

/** A city by the first four digits of a division's code; Chongqing's counties (5002) are of the same city as its districts. */
export const cityOf = (division: string): string => division.slice(0, 4).replace(/^5002$/, "5001");

/** What stands for a place that names no division. */
export const UNSTATED = "-";
