import type { FaultTargetName } from '../sandbox/directory/fault-targets.ts';

/** The targets that show a fault for more than a submit alone. */
type NamedFault =
  | 'Fabrikam Rejects'
  | 'Wrong path'
  | 'Throttled'
  | 'Broken'
  | 'Bad Gateway'
  | 'Silent'
  | 'Odd'
  | 'Accepted'
  | 'Claims'
  | 'Forbidden'
  | 'Gone'
  | 'Not provisionable';

type Outcome = 'applied' | 'rejected' | 'unknown';

export type Expected = {
  readonly outcome: Outcome;
  /** A piece of what the person reads. */
  readonly told: string;
  /** Nothing where no answer reaches the page. */
  readonly status?: number;
  /** The configuration under which it is seen soon. */
  readonly under?: 'impatient';
  /** What a second try ends in; a first that was rejected may be followed by one that is not. */
  readonly again?: Omit<Expected, 'again' | 'under'>;
};

const noWord = 'Microsoft Graph refused, and no reason arrived.';
const noYesOrNo = 'not one that Microsoft documents as yes or no';
const foreignPage = 'would then have read what was sent';
const noAnswer = 'no answer came back that this page may read: the connection broke';
const pause = 'Microsoft asks for a pause: too many requests.';
const notAccepted = 'The app on the other side did not accept the credentials.';
const refusedToken = 'The app answered 401: it refused the token.';
const stronger = 'Your tenant asks for a stronger sign-in.';
const strongerUnread = 'Your tenant asks for a stronger sign-in, and this page cannot read for which.';

const rejected = (status: number, told: string): Expected => ({ outcome: 'rejected', status, told });
const odd = (status: number, told = noYesOrNo): Expected => ({ outcome: 'unknown', status, told });
const unanswered: Expected = { outcome: 'unknown', told: noAnswer };
const late: Expected = {
  outcome: 'unknown',
  told: 'no answer came back within 2 seconds: this page has stopped waiting',
  under: 'impatient',
};

/** What each fault of a submit ends in; a target without a row here does not compile. */
export const submitFaults: Readonly<Record<FaultTargetName | NamedFault, Expected>> = {
  'Fabrikam Rejects': rejected(400, refusedToken),
  'Wrong path': rejected(400, 'it does not speak SCIM there: mostly the path is wrong'),
  Throttled: rejected(429, pause),
  Broken: odd(500),
  'Bad Gateway': unanswered,
  Silent: unanswered,
  Odd: odd(200, foreignPage),
  Accepted: odd(202),
  Claims: {
    ...rejected(401, stronger),
    again: { outcome: 'applied', status: 204, told: 'Microsoft Entra accepted the credentials.' },
  },
  Forbidden: rejected(403, 'Your account may not do this here.'),
  Gone: rejected(404, 'Microsoft Graph does not know this object.'),
  'Not provisionable': rejected(400, 'Graph could not use the request.'),

  'Answers 200 with JSON': odd(200),
  'Empty 400': rejected(400, noWord),
  'Foreign 400': rejected(400, noWord),
  'HTML 400': odd(400, foreignPage),
  'Unlabelled HTML 400': odd(400, foreignPage),
  'Unheard-of 400': rejected(400, 'The code CredentialStoreIsUnwell is not one that this page knows'),
  'Answers 401': rejected(401, 'Microsoft Graph does not accept your session.'),
  'HTML 403': odd(403, foreignPage),
  'Answers 409': rejected(409, 'Somebody or something else is changing this application just now.'),
  'Answers 413': rejected(413, 'The credentials are too long for the service together.'),
  'Answers 415': rejected(415, noWord),
  'HTML 500': odd(500, foreignPage),
  'Answers 502': odd(502),
  'Answers 503': odd(503, 'Microsoft Graph is overloaded or under maintenance.'),
  'Answers 504': odd(504, 'A service behind Microsoft Graph did not answer in time.'),
  'Answers 507': odd(507),

  'Echoes the value': rejected(400, notAccepted),
  'Echoes it escaped': rejected(400, notAccepted),
  'Echoes it URL-encoded': rejected(400, notAccepted),
  'Echoes it in base64': rejected(400, notAccepted),
  'Knows no such key': odd(500, 'Microsoft Graph does not know one of the keys.'),
  'SCIM unreachable': rejected(400, 'could not test the credentials at the app on the other side'),
  'SCIM token refused': rejected(400, refusedToken),
  'SCIM web page': rejected(400, 'HTML page: Sign in to Fabrikam'),
  'Salesforce unavailable': rejected(400, 'Then check the user name, the password and the security token'),
  'Token endpoint': rejected(400, 'Check the address of the token endpoint'),
  'SCIM filter': rejected(400, 'The app cannot filter users in the way that provisioning needs.'),
  'SCIM address': rejected(400, 'The provisioning service could not use the credentials as they are.'),
  'ServiceNow password': rejected(400, 'ServiceNow did not accept the user name and password.'),
  'ServiceNow instance': rejected(400, 'could not talk to the ServiceNow instance'),
  'Errors in errors': rejected(400, 'The token has expired'),
  'Cross-tenant policy': rejected(400, 'The two tenants have not both allowed the synchronization.'),
  'Notification mail': rejected(400, 'The notification settings are not valid.'),
  'Too long together': rejected(400, 'The credentials are too long for the service together.'),

  'Retry-After: 7': rejected(429, pause),
  'Retry-After: a date': rejected(429, pause),
  'Retry-After: soon': rejected(429, pause),
  'Retry-After: 0': rejected(429, pause),
  'Retry-After: -1': rejected(429, pause),
  'Retry-After: 1e9': rejected(429, pause),
  'Retry-After: 31 years': rejected(429, pause),

  'Malformed claims': rejected(401, strongerUnread),
  'Huge claims': rejected(401, strongerUnread),
  'Hidden claims': rejected(401, strongerUnread),
  'Claims twice': {
    ...rejected(401, stronger),
    again: rejected(401, 'You signed in as your tenant asked, and it asks again.'),
  },

  'Hangs up unread': unanswered,
  'Hangs up afterwards': unanswered,
  'Cut-off 200': odd(200),
  'Cut-off 400': rejected(400, noWord),
  'Late 204': late,
  'Answers after 30 seconds': late,
  'Never answers': late,
  'Redirects elsewhere': unanswered,
  'Redirects nearby': unanswered,
  'Redirects in a circle': unanswered,
};
