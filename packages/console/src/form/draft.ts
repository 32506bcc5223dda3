import { chosenOrganisation } from "../session/organisation.ts";

/** What is being typed, by field; a form's values before the contract reads them. */
export type Values = Record<string, string | boolean>;

function nameOf(form: string): string {
  return `draft:${chosenOrganisation() ?? ""}:${form}`;
}

/** What was typed here before a reload, in this tab. */
export function readDraft(form: string): Values | undefined {
  const stored = sessionStorage.getItem(nameOf(form));
  if (!stored) return undefined;
  try {
    return JSON.parse(stored) as Values;
  } catch {
    return undefined;
  }
}

/** Keeps what is typed, except fields that must not lie about in a browser, such as ID numbers. */
export function writeDraft(form: string, values: Values, except: readonly string[] = []): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !except.includes(field)));
  sessionStorage.setItem(nameOf(form), JSON.stringify(kept));
}

export function dropDraft(form: string): void {
  sessionStorage.removeItem(nameOf(form));
}
