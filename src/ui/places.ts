/** The ids of the places on a target's page to which others lead. */
export const placeIds = {
  preflight: 'preflight',
  /** The buttons of the form; the first is on every page. */
  review: 'review-credentials',
  save: 'save-credentials',
  test: 'test-credentials',
  stored: 'test-connection',
} as const;
