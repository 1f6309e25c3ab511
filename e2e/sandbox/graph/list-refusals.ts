import { answersPage, challenges, claimsFor, refuses, tooMany } from '../directory/behaviour.ts';
import { findsOne, type ListFault, times } from './read-fault.ts';

const busy = refuses(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
const shown = (seconds: string) => tooMany({ headers: { 'Retry-After': seconds }, exposes: 'Retry-After' });

/** Searches that Graph, or a proxy before it, refuses. */
export const listRefusals = {
  '!throttled': {
    about: 'Answers 429 once, with a Retry-After that the browser hides, then the search works.',
    behaviour: ({ before }) => (before > 0 ? 'works' : tooMany({ headers: { 'Retry-After': '2' } })),
  },
  '!throttled-twice': {
    about: 'Answers 429 twice, each time after a second, then finds one.',
    behaviour: times(2, tooMany({ headers: { 'Retry-After': '2' } })),
    after: 1,
  },
  '!throttled-shown': {
    about: 'Answers 429 once, with a Retry-After of four seconds that the page may read.',
    behaviour: times(1, shown('4')),
  },
  '!throttled-long': {
    about: 'Answers 429 with a Retry-After of two minutes, too long to wait for.',
    behaviour: shown('120'),
  },
  '!throttled-always': { about: 'Answers 429, always.', behaviour: tooMany({}) },
  '!unavailable': { about: 'Answers 503 once, then finds one.', behaviour: times(1, busy) },
  '!unavailable-always': { about: 'Answers 503 after a second, always.', behaviour: busy, after: 1 },
  '!gateway-timeout': {
    about: 'Answers 504 once, then finds one.',
    behaviour: times(1, refuses(504, 'GatewayTimeout', 'The upstream server did not answer in time.')),
  },
  '!broken': {
    about: 'Answers 500, always.',
    behaviour: refuses(500, 'InternalServerError', 'An internal error occurred.'),
  },
  '!bad-gateway': {
    about: 'Answers 502 after a second, as HTML and without CORS, like a proxy in between.',
    behaviour: answersPage(502, { cors: 'withheld' }),
    after: 1,
  },
  '!unauthorized': {
    about: 'Answers 401: the token is not accepted.',
    behaviour: refuses(401, 'InvalidAuthenticationToken', 'Access token validation failure.'),
  },
  '!claims': {
    about: 'Demands authentication context c1, then finds one.',
    behaviour: (call) => (call.contexts.has('c1') ? findsOne(call) : challenges(claimsFor('c1'))),
  },
  '!claims-always': {
    about: 'Demands an authentication context that no sign-in gives.',
    behaviour: challenges(claimsFor('c99')),
  },
  '!claims-malformed': {
    about: 'Answers 401 with an unreadable challenge.',
    behaviour: challenges('not base64!'),
  },
  '!forbidden': {
    about: 'Answers 403.',
    behaviour: refuses(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  },
  '!missing': {
    about: 'Answers 404 to the list itself.',
    behaviour: refuses(404, 'Request_ResourceNotFound', 'The resource could not be found.'),
  },
} as const satisfies Record<string, ListFault>;
