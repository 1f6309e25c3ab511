import type { OpeningTargetName } from '../sandbox/directory/faults/opening.ts';
import type { ReadFault } from '../sandbox/graph/read-faults.ts';

/** What a person meets who searches for a text. */
export type Expected =
  /** A notice in place of the list; `wait` is the title of another one before it. */
  | { ends: 'told'; title: string; says?: string | RegExp; wait?: string; way?: 'Sign in again' }
  /** The list, after a notice or without one. */
  | { ends: 'listed'; wait?: string }
  /** So many pages, of one object each, then the notice. */
  | { ends: 'stopped'; pages: number; title: string; wait?: string }
  /** No fault: there is always another page when a person asks for one. */
  | { ends: 'goes on' }
  /** Has a test of its own. */
  | { ends: 'own test' };

const pause = 'Microsoft Graph asked us to wait.';
const unreadable = 'Unexpected answer.';
const unreachable = "Couldn't reach Microsoft.";
const leadsAway = 'The link to the next page leads to another site.';

const odd: Expected = { ends: 'told', title: unreadable };
const gone: Expected = { ends: 'told', title: unreachable, wait: "Couldn't reach Microsoft Graph." };
const away: Expected = { ends: 'stopped', pages: 1, title: leadsAway };

export const expected: Readonly<Record<ReadFault, Expected>> = {
  '!throttled': { ends: 'listed' },
  '!throttled-twice': { ends: 'listed', wait: pause },
  '!throttled-shown': { ends: 'listed', wait: pause },
  '!throttled-long': {
    ends: 'told',
    title: 'Too many requests. Microsoft asked us to wait.',
    says: /Try again after \d+:\d\d/,
  },
  '!throttled-always': {
    ends: 'told',
    title: 'Too many requests. Microsoft asked us to wait.',
    says: /Try again after \d+:\d\d/,
    wait: pause,
  },
  '!unavailable': { ends: 'listed' },
  '!unavailable-always': {
    ends: 'told',
    title: 'Microsoft Graph is overloaded or under maintenance.',
    wait: 'Microsoft Graph is unavailable right now.',
  },
  '!gateway-timeout': { ends: 'listed' },
  '!broken': { ends: 'told', title: 'Microsoft Graph has a problem.' },
  '!bad-gateway': gone,
  '!unauthorized': { ends: 'told', title: "Microsoft Graph doesn't accept your session." },
  '!claims': { ends: 'own test' },
  '!claims-always': {
    ends: 'told',
    title: 'Your tenant requires multifactor authentication.',
    way: 'Sign in again',
  },
  '!claims-malformed': {
    ends: 'told',
    title: "Your tenant requires a stronger sign-in. This site can't read which one.",
  },
  '!forbidden': { ends: 'told', title: "You don't have permission to read the directory." },
  '!missing': { ends: 'told', title: "Microsoft Graph can't find this object." },
  '!slow': { ends: 'listed', wait: 'Still waiting for Microsoft Graph.' },
  '!never': { ends: 'own test' },
  '!offline': gone,
  '!cut': gone,
  '!redirect': gone,
  '!html': odd,
  '!truncated': odd,
  '!empty': odd,
  '!no-content': { ends: 'told', title: unreadable, says: 'Status 204' },
  '!no-value': odd,
  '!value-object': odd,
  '!value-null': odd,
  '!no-ids': odd,
  '!bad-ids': odd,
  '!deep': odd,
  '!huge': { ends: 'told', title: 'The answer was too long.', says: 'Try again, or narrow your search.' },
  '!latin-1': odd,
  '!foreign-next': { ends: 'own test' },
  '!scheme-next': away,
  '!user-next': away,
  '!fragment-next': away,
  '!path-next': away,
  '!number-next': odd,
  '!same-next': away,
  '!circle-next': { ends: 'stopped', pages: 2, title: leadsAway },
  '!endless-next': { ends: 'goes on' },
  '!third-page': { ends: 'own test' },
};

/** What a person meets who opens a target from the list. */
type Opened = { ends: 'told'; heading: string; title?: string; wait?: string } | { ends: 'own test' };

const failed = 'This application could not be loaded.';

export const opened: Readonly<Record<OpeningTargetName, Opened>> = {
  Vanished: { ends: 'told', heading: 'This tenant has no enterprise application with that object ID.' },
  'Opens slowly': { ends: 'own test' },
  'Never opens': { ends: 'own test' },
  'Too busy to open': {
    ends: 'told',
    heading: failed,
    title: 'Too many requests. Microsoft asked us to wait.',
    wait: pause,
  },
  'Opens as HTML': { ends: 'told', heading: failed, title: unreadable },
  'Somebody else': { ends: 'told', heading: failed, title: 'The answer was about another application.' },
};
