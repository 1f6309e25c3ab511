import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { NoLink } from '#src/domain/landing/authorization-link.ts';
import type { NoLanding } from '#src/domain/landing/read-landing.ts';

/** Why there is no link to the sign-in; takes the names of the keys. */
export const noLinkTexts: Record<NoLink, MessageDescriptor> = defineMessages({
  'no-endpoint': { defaultMessage: 'Enter {endpoint} in its row first.' },
  'not-web': { defaultMessage: '{endpoint} must begin with https:// and hold no user name.' },
  'holds-secret': { defaultMessage: 'Remove the secret from the query of {endpoint}.' },
  'no-client': { defaultMessage: 'Enter {client} in its row first.' },
  'client-differs': { defaultMessage: '{endpoint} names another client ID than {client}. Make them equal.' },
  'redirect-differs': {
    defaultMessage: '{endpoint} names another redirect URI than {redirect}. Make them equal.',
  },
});

/** Why a text holds neither code nor token. */
export const noLandingTexts: Record<NoLanding, MessageDescriptor> = defineMessages({
  empty: { defaultMessage: 'Nothing found yet.' },
  'too-large': { defaultMessage: 'Too long for an address.' },
  broken: { defaultMessage: 'Blanks or line breaks in the address. Paste it alone, on one line.' },
  characters: { defaultMessage: 'The code has characters that no code has. Copy the address again.' },
  masked: { defaultMessage: 'The code is masked. Copy the address itself.' },
  several: { defaultMessage: 'Two different codes. Paste one address.' },
  request: { defaultMessage: 'The address before sign-in. Sign in, then paste the address that follows.' },
  address: { defaultMessage: 'No code, token or error in this address.' },
});

/** What an app means by its error: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 and https://openid.net/specs/openid-connect-core-1_0.html#AuthError */
export const refusalTexts: ReadonlyMap<string, MessageDescriptor> = new Map(
  Object.entries(
    defineMessages({
      access_denied: {
        defaultMessage: 'Access denied. Sign in as an administrator of the app, and accept.',
      },
      invalid_request: {
        defaultMessage:
          'The app finds the request invalid. Check the authorization endpoint and redirect URI.',
      },
      unauthorized_client: {
        defaultMessage: "This client can't request codes. Ask the app's administrator to allow it.",
      },
      unsupported_response_type: { defaultMessage: "The app doesn't issue codes this way. Check its guide." },
      invalid_scope: {
        defaultMessage: 'The app refused the scope. Check the scope in the authorization endpoint.',
      },
      server_error: { defaultMessage: 'The app had an internal error. Try again later.' },
      temporarily_unavailable: {
        defaultMessage: 'The app is overloaded or under maintenance. Try again later.',
      },
      login_required: { defaultMessage: 'The app needs a sign-in. Remove prompt=none from the endpoint.' },
      consent_required: { defaultMessage: 'The app needs consent. Remove prompt=none from the endpoint.' },
      interaction_required: {
        defaultMessage: 'The app needs an answer from you. Remove prompt=none from the endpoint.',
      },
    }),
  ),
);
