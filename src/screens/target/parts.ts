/** Ids of the parts of a target's page that others lead to. */
export const partIds = { test: 'test-connection', jobs: 'provisioning-jobs' } as const;

/** Brings a part into view and gives it the focus; one that is not there is left alone. */
export function goToPart(part: keyof typeof partIds): void {
  const place = document.getElementById(partIds[part]);
  if (!place) return;
  // A section takes the focus only if it says so.
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
