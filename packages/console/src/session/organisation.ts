const STORED = "shanhai.organisation";

/**
 * The organisation this tab works for. Each tab keeps its own, so that switching in one never turns the saves of another
 * to a different organisation; a new tab starts with the latest choice.
 */
export function chosenOrganisation(): string | undefined {
  const ofTab = sessionStorage.getItem(STORED);
  if (ofTab) return ofTab;
  const latest = localStorage.getItem(STORED);
  if (latest) sessionStorage.setItem(STORED, latest);
  return latest ?? undefined;
}

export function chooseOrganisation(organisationId: string | undefined): void {
  if (organisationId) {
    sessionStorage.setItem(STORED, organisationId);
    localStorage.setItem(STORED, organisationId);
  } else {
    sessionStorage.removeItem(STORED);
    localStorage.removeItem(STORED);
  }
}
