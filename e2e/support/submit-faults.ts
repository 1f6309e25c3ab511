type Outcome = 'applied' | 'rejected' | 'unknown';

export type Expected = {
  readonly outcome: Outcome;
  /** A piece of what the person reads. */
  readonly told: string;
  /** Nothing where no answer reaches the page. */
  readonly status?: number;
  /** What a second try ends in; a first that was rejected may be followed by one that is not. */
  readonly again?: Omit<Expected, 'again'>;
};

/**
 * One target for each way in which a submit can end. What else a status, a body or a connection ends in is held by
 * `src/graph/submit-faults.test.ts`, and the words of each cause by the tests of `src/i18n`.
 */
export const submitFaults: Readonly<Record<string, Expected>> = {
  'SCIM token refused': {
    outcome: 'rejected',
    status: 400,
    told: 'The app answered 401: it rejected the token.',
  },
  'Echoes it in base64': { outcome: 'rejected', status: 400, told: 'The app rejected the credentials.' },
  Claims: {
    outcome: 'rejected',
    status: 401,
    told: 'stronger sign-in',
    again: { outcome: 'applied', status: 204, told: 'Entra accepted the credentials' },
  },
  'HTML 403': { outcome: 'unknown', status: 403, told: 'read' },
  'Answers 507': { outcome: 'unknown', status: 507, told: '507' },
  'Redirects elsewhere': { outcome: 'unknown', told: 'no' },
};
