import type { Refusal } from './errors.ts';

/**
 * How Entra refuses. `page` keeps the browser on an Entra page, and `back` returns the error to the page that asked.
 * `refresh` refuses refresh tokens until a person completes Entra’s window. `redeem` refuses codes and refresh tokens
 * alike.
 */
export type SignInRefusal = Refusal & {
  readonly by: 'page' | 'back' | 'refresh' | 'redeem';
  readonly about: string;
};

/**
 * Codes of https://learn.microsoft.com/entra/identity-platform/reference-error-codes. Which of them stay at Entra is no part
 * of that list; people report it: https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/5007
 */
export const signInRefusals = {
  AADSTS50011: {
    by: 'page',
    error: 'invalid_request',
    code: 50011,
    text: 'The redirect URI in the request does not match one that is registered.',
    about: 'The address of the page is not registered: Entra shows its own page and does not come back.',
  },
  AADSTS50020: {
    by: 'page',
    error: 'interaction_required',
    code: 50020,
    text: 'The user account from another identity provider does not exist in the tenant.',
    about: 'The account is no guest of the tenant: Entra shows its own page.',
  },
  AADSTS50076: {
    by: 'refresh',
    error: 'interaction_required',
    code: 50076,
    text: 'Multi-factor authentication is required because of a change made by the administrator.',
    suberror: 'basic_action',
    about: 'Multi-factor authentication is wanted, which Entra’s window takes.',
  },
  AADSTS50079: {
    by: 'refresh',
    error: 'interaction_required',
    code: 50079,
    text: 'The user has to enrol for multi-factor authentication.',
    suberror: 'basic_action',
    about: 'Multi-factor authentication has to be set up, which Entra’s window does.',
  },
  AADSTS50105: {
    by: 'page',
    error: 'interaction_required',
    code: 50105,
    text: 'The signed in user is not assigned to a role for the application.',
    about: 'The account is not assigned to the page: Entra shows its own page.',
  },
  AADSTS50194: {
    by: 'back',
    error: 'invalid_request',
    code: 50194,
    text: 'The application is not configured as a multi-tenant application.',
    about: 'The page signs in to a tenant that it is not registered for.',
  },
  AADSTS53000: {
    by: 'back',
    error: 'interaction_required',
    code: 53000,
    text: 'The device is not in the required state: compliant.',
    about: 'The device is not compliant.',
  },
  AADSTS53003: {
    by: 'page',
    error: 'interaction_required',
    code: 53003,
    text: 'Access has been blocked by Conditional Access policies.',
    about: 'A conditional access policy blocks: Entra shows its own page.',
  },
  AADSTS530003: {
    by: 'back',
    error: 'interaction_required',
    code: 530003,
    text: 'The device has to be managed to access this resource.',
    about: 'The device is not managed.',
  },
  AADSTS65004: {
    by: 'back',
    error: 'access_denied',
    code: 65004,
    text: 'The user declined to consent to access the app.',
    about: 'The consent is declined before the person could answer.',
  },
  AADSTS70043: {
    by: 'refresh',
    error: 'invalid_grant',
    code: 70043,
    text: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
    suberror: 'token_expired',
    about:
      'Conditional access wants a new sign-in, under a sub-error that MSAL does not know; Entra’s window takes it.',
  },
  AADSTS700016: {
    by: 'page',
    error: 'unauthorized_client',
    code: 700016,
    text: 'The application was not found in the directory.',
    about: 'The tenant does not know the page: Entra shows its own page.',
  },
  AADSTS7000218: {
    by: 'redeem',
    error: 'invalid_client',
    code: 7000218,
    text: 'The request body must contain client_assertion or client_secret.',
    about: 'The page is registered as a server, not as a single-page application.',
  },
  AADSTS90033: {
    by: 'back',
    error: 'temporarily_unavailable',
    code: 90033,
    text: 'A transient error has occurred.',
    about: 'Entra has a problem of its own.',
  },
  AADSTS90094: {
    by: 'back',
    error: 'access_denied',
    code: 90094,
    text: 'Administrator consent is required.',
    about: 'An administrator has to approve.',
  },
  AADSTS90099: {
    by: 'back',
    error: 'access_denied',
    code: 90099,
    text: 'The application has not been authorized in the tenant.',
    about: 'A partner’s administrator uses a page that the tenant has not authorized.',
  },
  AADSTS9999999: {
    by: 'back',
    error: 'server_error',
    code: 9_999_999,
    text: 'An undescribed code.',
    about: 'An undescribed code.',
  },
} as const satisfies Record<string, SignInRefusal>;
export type SignInCode = keyof typeof signInRefusals;
