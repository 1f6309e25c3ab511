import { answersPage, refuses } from '../behaviour.ts';
import type { FaultTarget } from './fault-target.ts';

/** Statuses with a body from Graph, without a body, or with a body from another sender. */
export const statuses = {
  'Answers 200 with JSON': {
    about: 'Answers 200 with a JSON body, as no document of this call says.',
    behaviour: { how: 'answers', status: 200, type: 'application/json', body: '{"value":true}' },
  },
  'Empty 400': {
    about: 'Answers 400 without a body.',
    behaviour: { how: 'answers', status: 400 },
  },
  'Foreign 400': {
    about: 'Answers 400 with JSON that is not Graph’s error envelope.',
    behaviour: { how: 'answers', status: 400, type: 'application/json', body: '[{"ok":false}]' },
  },
  'HTML 400': {
    about: 'Answers 400 with an HTML page, as a proxy does: whether Graph ever saw the request is unknown.',
    behaviour: answersPage(400),
  },
  'Unlabelled HTML 400': {
    about: 'Answers 400 with an HTML page that calls itself JSON.',
    behaviour: { ...answersPage(400), type: 'application/json' },
  },
  'Unheard-of 400': {
    about: 'Answers 400 with an undescribed code.',
    behaviour: refuses(400, 'CredentialStoreIsUnwell', 'The credential store is unwell.'),
  },
  'Answers 401': {
    about: 'Answers 401 because the token is not accepted, and asks for nothing.',
    behaviour: refuses(401, 'InvalidAuthenticationToken', 'Access token validation failure.'),
  },
  'HTML 403': {
    about: 'Answers 403 with the HTML page of a web filter.',
    behaviour: answersPage(403),
  },
  'Answers 409': {
    about: 'Answers 409: something else is changing the application.',
    behaviour: refuses(
      409,
      'Directory_ConcurrencyViolation',
      'The object is being changed by another request.',
    ),
  },
  'Answers 413': {
    about: 'Answers 413 without a body: too much was sent.',
    behaviour: { how: 'answers', status: 413 },
  },
  'Answers 415': {
    about: 'Answers 415 without a body: the content type is not taken.',
    behaviour: { how: 'answers', status: 415 },
  },
  'HTML 500': {
    about: 'Answers 500 with an HTML page that the page may read.',
    behaviour: answersPage(500),
  },
  'Answers 502': {
    about: 'Answers 502 in Graph’s form.',
    behaviour: refuses(502, 'BadGateway', 'The service behind Graph gave no valid answer.'),
  },
  'Answers 503': {
    about: 'Answers 503 in Graph’s form.',
    behaviour: refuses(503, 'ServiceUnavailable', 'The service is temporarily unavailable.'),
  },
  'Answers 504': {
    about: 'Keeps the credentials, then answers 504 as if it had not.',
    behaviour: refuses(504, 'GatewayTimeout', 'The service behind Graph did not answer in time.'),
    effect: 'kept',
  },
  'Answers 507': {
    about: 'Answers 507: no room to store anything.',
    behaviour: refuses(507, 'InsufficientStorage', 'The quota of the tenant is used up.'),
  },
} as const satisfies Record<string, FaultTarget>;
