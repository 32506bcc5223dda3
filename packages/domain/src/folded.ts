/** Texts are compared without width, case and spaces. */
export const fold = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
