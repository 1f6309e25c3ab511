/** The ids of the places on a target's page to which others lead: of a control, or of the section around it. */
export const placeIds = {
  preflight: 'preflight',
  /** The buttons of the form; the first is on every page. */
  review: 'review-credentials',
  save: 'save-credentials',
  test: 'test-credentials',
  stored: 'test-connection',
  expiry: 'expiry-dates',
} as const;

/** Brings the place into view and moves the focus to it, or to its first control; its tab may come into view a moment later. */
export function goToPlace(id: string, patience = 30): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id);
    if (!place?.checkVisibility()) {
      if (patience > 0) goToPlace(id, patience - 1);
      return;
    }
    const aim = place.matches('button, [tabindex]')
      ? place
      : place.querySelector<HTMLElement>('button, summary');
    aim?.focus({ preventScroll: true });
    aim?.scrollIntoView({ block: aim.matches('section') ? 'start' : 'center' });
  });
}
