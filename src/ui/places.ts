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
    if (aim) holdInView(aim);
  });
}

/** In milliseconds: what a tab fetches when it opens is there by then on most networks. */
const settling = 3000;
const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** What still arrives above the place pushes it away again; from the first thing that a person does, they decide. */
function holdInView(aim: Element): void {
  const block = aim.matches('section') ? 'start' : 'center';
  // It also reports the size at the beginning.
  const page = new ResizeObserver(() => aim.scrollIntoView({ block }));
  page.observe(document.body);
  const end = new AbortController();
  const stop = () => {
    page.disconnect();
    end.abort();
  };
  for (const hand of hands) addEventListener(hand, stop, { signal: end.signal, passive: true });
  setTimeout(stop, settling);
}
