import { isGuid } from './ids.ts';

export type GraphError = {
  /** '' when there is none. */
  code: string;
  /** Unwrapped from the documents nested in it, at most 4,000 characters; '' when there is none. */
  message: string;
  requestId?: string;
  clientRequestId?: string;
  /** As Graph wrote it: ISO 8601 without a zone, in UTC. */
  date?: string;
};

const maxBody = 65_536;
const maxMessage = 4_000;
const maxCode = 200;
const maxDepth = 4;

/**
 * Reads Graph's error envelope: https://learn.microsoft.com/graph/errors.
 * `clean` sees every string before it is shortened, so that no piece of what it removes is left over.
 */
export function parseErrorBody(text: string, clean: (text: string) => string): GraphError {
  const error = recordIn(parsed(text), 'error');
  if (error === undefined) return { code: '', message: '' };
  const inner = recordIn(error, 'innerError') ?? recordIn(error, 'innererror') ?? {};
  const found = unwrapped(stringIn(error, 'message'), maxDepth);
  const requestId = clean(stringIn(inner, 'request-id'));
  const clientRequestId = clean(stringIn(inner, 'client-request-id'));
  const date = clean(stringIn(inner, 'date'));
  return {
    code: shortened(clean(found.code || stringIn(error, 'code')), maxCode),
    message: shortened(clean(found.message), maxMessage),
    ...(isGuid(requestId) && { requestId }),
    ...(isGuid(clientRequestId) && { clientRequestId }),
    ...(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z?$/.test(date) && { date }),
  };
}

type Found = { code: string; message: string };

/** The synchronization service puts a second error document, as text, into the message of the first. */
function unwrapped(message: string, depth: number): Found {
  const plain = { code: '', message: message.trim() };
  if (depth === 0) return plain;
  // A document first: the mark may stand inside it, and cutting there would halve it.
  const document = plain.message.startsWith('{') ? parsed(plain.message) : undefined;
  const said = document === undefined ? undefined : textIn(document, depth - 1);
  if (said !== undefined) return said;
  const mark = 'Web Response:';
  const at = message.indexOf(mark);
  if (at >= 0) {
    const head = message
      .slice(0, at)
      .replace(/^\s*Message:\s*/, '')
      .trim();
    const answer = unwrapped(message.slice(at + mark.length), depth - 1);
    // What follows the mark is the answer of the target application, so its code is not Graph's.
    return { code: '', message: [head, answer.message].filter((part) => part !== '').join(' ') };
  }
  return plain;
}

/** What an error document says: Graph's envelope, OAuth's, SCIM's, or a bare message. */
function textIn(document: Record<string, unknown>, depth: number): Found | undefined {
  const error = recordIn(document, 'error');
  if (error !== undefined) {
    const inner = unwrapped(stringIn(error, 'message'), depth);
    return { code: inner.code || stringIn(error, 'code'), message: inner.message };
  }
  const oauth = [stringIn(document, 'error'), stringIn(document, 'error_description')].filter(
    (part) => part !== '',
  );
  const message = oauth.join(': ') || stringIn(document, 'detail') || stringIn(document, 'message');
  const found = message || stringIn(document, 'Message');
  return found === '' ? undefined : unwrapped(found, depth);
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (text.length > maxBody) return undefined;
  try {
    return recordIn({ value: JSON.parse(text) }, 'value');
  } catch {
    return undefined;
  }
}

function recordIn(
  value: Record<string, unknown> | undefined,
  name: string,
): Record<string, unknown> | undefined {
  const inner = value?.[name];
  return isRecord(inner) ? inner : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringIn(value: Record<string, unknown>, name: string): string {
  const inner = value[name];
  return typeof inner === 'string' ? inner : '';
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
