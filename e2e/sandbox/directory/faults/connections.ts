import type { Fault } from '../behaviour.ts';
import { originsAt } from '../../tenant.ts';
import { objectId } from '../object-id.ts';
import type { FaultTarget } from './fault-target.ts';

const json = 'application/json';

/** No answer, half an answer, or one from elsewhere. */
export const connections = {
  'Hangs up unread': {
    about: 'Resets the connection before it has read what was sent.',
    behaviour: { how: 'hangs-up', when: 'unread' },
  },
  'Hangs up afterwards': {
    about: 'Keeps the credentials, then drops the connection without an answer.',
    behaviour: { how: 'hangs-up', when: 'read' },
    effect: 'kept',
  },
  'Cut-off 200': {
    about: 'Keeps the credentials, answers 200 and breaks off in the body.',
    behaviour: { how: 'answers', status: 200, type: json, body: '{"val', ends: 'cut' },
    effect: 'kept',
  },
  'Cut-off 400': {
    about: 'Answers 400 and breaks off in the body.',
    behaviour: {
      how: 'answers',
      status: 400,
      type: json,
      body: '{"error":{"code":"Bad',
      ends: 'cut',
    },
  },
  'Late 204': { about: 'Answers 204 after ten seconds.', behaviour: { how: 'waits', seconds: 10 } },
  'Answers after 30 seconds': {
    about: 'Answers 204 when the page has just stopped waiting.',
    behaviour: { how: 'waits', seconds: 30 },
  },
  'Never answers': {
    about: 'Takes the request and stays silent for ever.',
    behaviour: { how: 'waits', seconds: 'for ever' },
  },
  'Redirects elsewhere': {
    about: 'Answers 307 to another host, which would be given the credentials and the token.',
    behaviour: ({ url }) => redirects(307, originsAt(Number(url.port)).elsewhere + url.pathname),
  },
  'Redirects nearby': {
    about: 'Answers 308 to another target of the same host, which would take the credentials.',
    behaviour: ({ id, url }) =>
      redirects(308, url.href.replace(id, objectId('servicePrincipals', 'Contoso HR'))),
  },
  'Redirects in a circle': {
    about: 'Answers 307 to its own address.',
    behaviour: ({ url }) => redirects(307, url.href),
  },
} as const satisfies Record<string, FaultTarget>;

function redirects(status: 307 | 308, to: string): Fault {
  return { how: 'answers', status, headers: { Location: to } };
}
