/** The ids of the places on a target's page to which others lead. */
export const placeIds = {
  preflight: 'preflight',
  /** The button that opens the review, in every mode of the form. */
  review: 'review-credentials',
  stored: 'test-connection',
} as const;
