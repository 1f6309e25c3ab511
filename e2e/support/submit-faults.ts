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

const noWord = 'Microsoft Graph rejected the request without a reason.';
const noYesOrNo = "The answer isn't a documented success or refusal.";
const foreignPage = 'and read the values';
const noAnswer = 'The request was sent, but no readable answer came back.';
const pause = 'Too many requests. Microsoft asked us to wait.';
const notAccepted = 'The app rejected the credentials.';
const refusedToken = 'The app answered 401: it rejected the token.';
const stronger = 'Your tenant requires a stronger sign-in.';
const strongerUnread = "Your tenant requires a stronger sign-in. This site can't read which one.";

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
  'Wrong path': rejected(400, "The tenant URL doesn't lead to a SCIM endpoint."),
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
  Forbidden: rejected(403, "You don't have permission for this application."),
  Gone: rejected(404, "Microsoft Graph can't find this object."),
  'Not provisionable': rejected(400, "Microsoft Graph can't use the request."),

  'Answers 200 with JSON': odd(200),
  'Empty 400': rejected(400, noWord),
  'Foreign 400': rejected(400, noWord),
  'HTML 400': odd(400, foreignPage),
  'Unlabelled HTML 400': odd(400, foreignPage),
  'Unheard-of 400': rejected(400, 'The code CredentialStoreIsUnwell is not one that this page knows'),
  'Answers 401': rejected(401, "Microsoft Graph doesn't accept your session."),
  'HTML 403': odd(403, foreignPage),
  'Answers 409': rejected(409, 'Another change to this application is in progress.'),
  'Answers 413': rejected(413, 'The credentials are too long in total.'),
  'Answers 415': rejected(415, noWord),
  'HTML 500': odd(500, foreignPage),
  'Answers 502': odd(502),
  'Answers 503': odd(503, 'Microsoft Graph is overloaded or under maintenance.'),
  'Answers 504': odd(504, 'A service behind Microsoft Graph timed out.'),
  'Answers 507': odd(507),

  'Echoes the value': rejected(400, notAccepted),
  'Echoes it escaped': rejected(400, notAccepted),
  'Echoes it URL-encoded': rejected(400, notAccepted),
  'Echoes it in base64': rejected(400, notAccepted),
  'Knows no such key': odd(500, "Microsoft Graph doesn't know one of the keys."),
  'SCIM unreachable': rejected(400, "Entra couldn't test the credentials with the app."),
  'SCIM token refused': rejected(400, refusedToken),
  'SCIM web page': rejected(400, 'HTML page: Sign in to Fabrikam'),
  'Salesforce unavailable': rejected(400, 'Then check the user name, password and security token'),
  'Token endpoint': rejected(400, 'Check the token endpoint, client ID and secret.'),
  'SCIM filter': rejected(400, "The app can't filter users in the way that provisioning needs."),
  'SCIM address': rejected(400, "Entra can't use these credentials."),
  'ServiceNow password': rejected(400, 'ServiceNow rejected the user name and password.'),
  'ServiceNow instance': rejected(400, "Entra couldn't connect to the ServiceNow instance."),
  'Errors in errors': rejected(400, 'The token has expired'),
  'Cross-tenant policy': rejected(400, 'Both tenants must allow the synchronization.'),
  'Notification mail': rejected(400, "The notification settings aren't valid."),
  'Too long together': rejected(400, 'The credentials are too long in total.'),

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
    again: rejected(401, 'You signed in as required, but your tenant asks again.'),
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
