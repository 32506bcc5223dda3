/** What the codes within a division begin with: 330000 (a province), 330800 (a city), 330803 (a county). */
export const withinOf = (division: string): string => division.replace(/(00){1,2}$/, "");
