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
