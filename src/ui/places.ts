import type { RenewalStep } from '#src/domain/renewal/renewal.ts';
import type { PageTab } from '#src/domain/page-tab.ts';
import type { Mode } from '#src/domain/receipt.ts';

/** The ids of the places on a target's page where the steps of a renewal are done: of a control, or of the section around it. */
export const placeIds = {
  preflight: 'preflight',
  /** The button that opens the review, in every mode of the form. */
  review: 'review-credentials',
  stored: 'test-connection',
  jobs: 'provisioning-jobs',
} as const;

/** The tab that a place stands in; the others stand above the tabs. */
export function tabOf(id: string): PageTab | undefined {
  switch (id) {
    case placeIds.review:
    case placeIds.stored:
      return 'credentials';
    case placeIds.jobs:
      return 'job';
    default:
      return undefined;
  }
}

/** Where a step is done, and what the form has to be for then. */
type Place = { id: string; mode?: Mode };

export const places: Readonly<Record<RenewalStep, readonly [Place, ...Place[]]>> = {
  preflight: [{ id: placeIds.preflight }],
  'test-typed': [{ id: placeIds.review, mode: 'test' }],
  // Either does it; which one depends on the application.
  change: [
    { id: placeIds.review, mode: 'authorize' },
    { id: placeIds.review, mode: 'save' },
  ],
  'test-stored': [{ id: placeIds.stored }],
  restart: [{ id: placeIds.jobs }],
  watch: [{ id: placeIds.jobs }],
};

/**
 * Brings the place into view and moves the focus to its control. Without a control, the heading gets the focus.
 * This page may lack a place: its part did not load, or is not for this kind of target. Then the form is the place.
 */
export function goToPlace(id: string): void {
  // Once the form has become what it is to be.
  requestAnimationFrame(() => {
    const place = document.getElementById(id) ?? document.getElementById(placeIds.review);
    if (!place) return;
    const aim = takesFocus(place)
      ? place
      : (place.querySelector<HTMLElement>('button, summary') ?? headingOf(place));
    aim.focus({ preventScroll: true });
    aim.scrollIntoView({ block: aim.matches('section') ? 'start' : 'center' });
  });
}

/** A section that is to be read from its beginning says so itself. */
function takesFocus(place: HTMLElement): boolean {
  return place.matches('button, section[tabindex]');
}

function headingOf(place: HTMLElement): HTMLElement {
  const heading = place.querySelector<HTMLElement>('h2, h3') ?? place;
  // Only what has a place in the order of focus can be focused.
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
}
