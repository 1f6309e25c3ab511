/** Everything that can go wrong on the way to Entra or Graph. Renderers switch over `kind` exhaustively. */
export type Failure =
  | { kind: 'signed-out' }
  | {
      kind: 'needs-interaction';
      reason: 'consent' | 'admin-consent' | 'claims' | 'sign-in' | 'declined' | 'popup-blocked';
      scopes: readonly string[];
      /** JSON text, decoded, as MSAL's `claims` request parameter takes it. */
      claims?: string;
      code?: string;
    }
  /** No answer: a browser reports every transport fault as the same `TypeError`. */
  | { kind: 'unreachable'; origin: string; offline: boolean }
  | {
      kind: 'refused';
      by: 'graph' | 'entra';
      status: number;
      /** '' when the answer named none. */
      code: string;
      /** Unwrapped, redacted and still untrusted: it may repeat what a third party answered. May be ''. */
      message: string;
      requestId?: string;
      clientRequestId?: string;
      date?: string;
    }
  /** `until` is in milliseconds since the epoch. */
  | { kind: 'throttled'; until?: number; requestId?: string; clientRequestId?: string }
  /** Answered, but not as documented. */
  | { kind: 'unreadable'; status: number; expected: string; clientRequestId?: string }
  /** Stopped by a guard of our own before anything was sent. */
  | { kind: 'unsafe'; what: 'id' | 'next-link' | 'token' | 'tenant' | 'account' }
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
