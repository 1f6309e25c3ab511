import type { EntraWords, ErrorLayer, Failure } from './failure.ts';

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
