import type { SignInCause } from './causes.ts';

/** One of the error documents that an answer holds inside each other, already redacted. */
export type ErrorLayer = {
  /** `target`: the target app said it, so its codes say nothing about Graph. */
  by: 'graph' | 'target';
  /** '' when the answer has none. */
  code: string;
  /** Without the documents nested in it; '' when nothing is left. */
  message: string;
  /** The HTTP status that the layer speaks of, which is not the one of the answer itself. */
  status?: number;
  /** A web page came where data belongs; the message holds its title alone. */
  page?: true;
  /** GUIDs by the name that they were given, such as `request-id` or `trace_id`. */
  ids?: Readonly<Record<string, string>>;
  /** As the server wrote it: ISO 8601 without a zone, in UTC. */
  date?: string;
};

/** What Entra wrote beside its code: redacted, cut, and still untrusted. */
export type EntraWords = {
  /** Without the code and the ids around it; '' when nothing is left. */
  sentence: string;
  /** GUIDs by which Microsoft finds the request: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
  traceId?: string;
  correlationId?: string;
  /** As Entra writes it, in UTC. */
  date?: string;
  /** The name of the permission in the sentence. */
  scope?: string;
};

/** Everything that can go wrong on the way to Entra or Graph. Renderers switch over `kind` exhaustively. */
export type Failure =
  | { kind: 'signed-out' }
  | {
      kind: 'needs-interaction';
      reason:
        | 'consent'
        | 'admin-consent'
        | 'claims'
        /** A challenge was answered in this attempt, and Graph asks again. */
        | 'claims-again'
        | 'sign-in'
        | 'declined'
        | 'popup-blocked'
        /** Entra's window was open until the end of our patience. */
        | 'window-unanswered';
      scopes: readonly string[];
      /** JSON text, decoded, as MSAL's `claims` request parameter takes it. */
      claims?: string;
      code?: string;
      words?: EntraWords;
    }
  /** No answer: a browser reports every transport fault as the same `TypeError`. */
  | {
      kind: 'unreachable';
      origin: string;
      offline: boolean;
      /** This page gave up after its own deadline. */
      timedOut?: true;
    }
  | {
      kind: 'refused';
      by: 'graph' | 'entra';
      status: number;
      /** '' when the answer named none. */
      code: string;
      /** Unwrapped, redacted and still untrusted: it may repeat what a third party answered. May be ''. */
      message: string;
      /** Where the answer held more than one error document: all of them, the outermost first. */
      layers?: readonly ErrorLayer[];
      requestId?: string;
      clientRequestId?: string;
      date?: string;
      /** What was asked for, without its query. */
      path?: string;
      /** For Entra's refusals, whose `message` stays ''. */
      words?: EntraWords;
      /** When a service that cannot answer now says to come back, in milliseconds since the epoch. */
      until?: number;
    }
  /** `until` is in milliseconds since the epoch. */
  | { kind: 'throttled'; until?: number; requestId?: string; clientRequestId?: string; words?: EntraWords }
  /** Answered, but not as documented. */
  | {
      kind: 'unreadable';
      status: number;
      expected: string;
      /** Where more is known: it is longer than this page reads, or speaks of another object than was asked for. */
      problem?: 'too-long' | 'other-object';
      clientRequestId?: string;
    }
  /** Stopped by a guard of our own before anything was sent. */
  | {
      kind: 'unsafe';
      what: 'id' | 'next-link' | 'token' | 'tenant' | 'account' | 'answer' | 'stored-changed';
    }
  /** Another tab of this browser is sending credentials at this moment. */
  | { kind: 'busy' }
  | { kind: 'cancelled' };

export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    // The message stays free of server text: consoles and error reporters print it.
    super(failure.kind, options);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** The failure behind anything caught; undefined for what is a bug, so that it can be thrown on to the error boundary. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' };
  return undefined;
}

export type FactName =
  | 'outcome'
  | 'status'
  | 'code'
  | 'layers'
  | 'message'
  | 'request-id'
  | 'client-request-id'
  | 'trace-id'
  | 'correlation-id'
  | 'date'
  | 'scope'
  | 'origin'
  | 'error'
  | 'path'
  | 'local-time'
  | 'utc-time'
  | 'duration'
  | 'endpoint'
  | 'target'
  | 'object-id'
  | 'tenant'
  | 'keys'
  | 'detail'
  | 'version';

/** A fact for support; its name is shown in the person's language and copied as it is. */
export type Fact = { name: FactName; value: string };

/** What a failure knows beyond its sentence. Never a typed value: failures hold none. */
export function failureFacts(failure: Failure): readonly Fact[] {
  switch (failure.kind) {
    case 'refused':
      return facts(
        ['status', failure.status > 0 ? String(failure.status) : undefined],
        ['code', failure.code],
        ['layers', failure.layers?.map(layerLine).join(' > ')],
        ['message', failure.message],
        ['request-id', failure.requestId],
        ['client-request-id', failure.clientRequestId],
        ['date', failure.date],
        ['endpoint', failure.path],
        ...wordFacts(failure.words),
      );
    case 'throttled':
      return facts(
        ['request-id', failure.requestId],
        ['client-request-id', failure.clientRequestId],
        ...wordFacts(failure.words),
      );
    case 'unreadable':
      return facts(['status', String(failure.status)], ['client-request-id', failure.clientRequestId]);
    case 'needs-interaction':
      return facts(['code', failure.code], ['scope', failure.scopes.join(' ')], ...wordFacts(failure.words));
    case 'unreachable':
      return facts(['origin', failure.origin]);
    case 'signed-out':
    case 'unsafe':
    case 'busy':
    case 'cancelled':
      return [];
  }
}

function wordFacts(words: EntraWords | undefined): readonly [FactName, string | undefined][] {
  return [
    ['message', words?.sentence],
    ['trace-id', words?.traceId],
    ['correlation-id', words?.correlationId],
    ['date', words?.date],
  ];
}

/** The codes of all documents in an answer, and who wrote each. */
function layerLine({ by, code, status, ids = {} }: ErrorLayer): string {
  const traces = Object.entries(ids).filter(([name]) => !name.endsWith('request-id'));
  return [by, code, status, ...traces.map(([name, id]) => `${name}=${id}`)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** A failure fit for a support ticket: what it knows, when, and with which version of this page. */
export function supportFacts(failure: Failure, at: Date, version: string): readonly Fact[] {
  const known = failureFacts(failure);
  if (known.length === 0) return known;
  return [...known, ...facts(['utc-time', at.toISOString()], ['version', version])];
}

/** The facts that exist, in the given order. */
export function facts(...all: readonly [FactName, string | undefined][]): readonly Fact[] {
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** The facts as plain lines, for the clipboard. */
export function factLines(all: readonly Fact[]): string {
  return all.map(({ name, value }) => `${name}: ${value}`).join('\n');
}

/**
 * Numbers of https://learn.microsoft.com/entra/identity-platform/reference-error-codes by what they mean for a person.
 * They choose words, nothing else: that page warns that codes and texts change.
 */
const numbers: readonly (readonly [SignInCause, string])[] = [
  ['redirect-uri', '50011 500113 70004 900971'],
  ['account-not-in-tenant', '16000 16003 50014 50020 51004 90072 50178 50177'],
  ['account-unknown', '50034 50059 50128 50197 90125'],
  ['account-locked', '50053 50055 50057 50144'],
  ['wrong-password', '50056 50064 50126'],
  ['account-type', '500208'],
  ['personal-account', '500200'],
  [
    'session-over',
    '50058 50078 50085 50089 50132 50133 50139 50173 51006 54005 70000 70008 700081 700082 700084 70043 70044',
  ],
  ['more-proof', '50074 50076 50158 50161'],
  ['proof-not-set-up', '50072 50079 53004'],
  ['proof-failed', '500121'],
  ['device-sign-in', '50097 50155 50187'],
  ['device-not-compliant', '53000'],
  ['device-not-joined', '50129 53001'],
  ['device-not-managed', '530003'],
  ['app-not-protected', '53009'],
  ['blocked-by-policy', '50005 50131 53002 53003 530032 530035 53010 53011'],
  ['not-assigned', '50105'],
  ['tenant-not-allowed', '50002 500021 500022 500212 500213'],
  ['consent-missing', '65001 90008 9002341'],
  ['consent-declined', '65004'],
  ['admin-approval', '90093 90094 90095 90099'],
  ['page-unknown', '700011 700016'],
  ['page-disabled', '70001 7000112 1000031'],
  ['page-permissions', '65005 650056 650057 700022 700023'],
  // The sentences of these name the permission.
  ['unknown-scope', '28002 650053 70011'],
  ['request-invalid', '50147 501481 501491 900144 90004 90013 90014 90015 90023 9002313 90056 900561'],
  ['graph-not-in-tenant', '50001 500011 650052 650054'],
  ['graph-disabled', '500014'],
  // 9002326 and 9002327 are about redeeming a code across origins: https://learn.microsoft.com/entra/identity-platform/scenario-spa-app-registration
  ['not-a-single-page-app', '700025 7000218 9002325 9002326 9002327'],
  ['tenant-unknown', '50194 90002 90019 90038'],
  ['sign-in-lost', '165000 165004 165900 50143 90007'],
  ['sign-in-loop', '50196'],
  ['entra-busy', '40010 50000 50033 50087 50088 50166 70012 90006 90012 90024 90033 90055 90090 90091'],
];

const causeByCode: ReadonlyMap<string, SignInCause> = new Map([
  // What Entra answers where it gives no number.
  ['temporarily_unavailable', 'entra-busy'],
  ...numbers.flatMap(([cause, list]) =>
    list.split(' ').map((number): [string, SignInCause] => [`AADSTS${number}`, cause]),
  ),
]);

/** The cause of a code such as AADSTS50011. */
export function signInCause(code: string): SignInCause | undefined {
  return causeByCode.get(code);
}
