import { hasPage } from './strip-markup.ts';

/** What follows one of these is the answer of the application on the other side, as it came. */
const marks = ['Web Response:', 'Response Content:'];

/** How .NET names the statuses, which is how the provisioning service words them: https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode */
const statusNames: Readonly<Record<string, number>> = {
  OK: 200,
  MovedPermanently: 301,
  Found: 302,
  Redirect: 302,
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  RequestTimeout: 408,
  Conflict: 409,
  Gone: 410,
  PreconditionFailed: 412,
  UnsupportedMediaType: 415,
  UnprocessableEntity: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/** A status and its name, as pages and gateways put it: "502 Bad Gateway". */
const namedStatus =
  /\b([45]\d\d)\W{1,3}(?:bad request|unauthorized|authorization required|forbidden|not found|method not allowed|conflict|gone|too many requests|internal server error|not implemented|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)\b/i;

const statusByName = new Map(
  Object.entries(statusNames).map(([name, status]) => [name.toLowerCase(), status]),
);

export type Nested = {
  /** The words around what is nested. */
  around: string;
  /** '' when nothing is nested. */
  inner: string;
  /** Whether a mark says that the target answered it. */
  marked: boolean;
};

/** Splits a message into its own words and what is nested in it; reads every character a fixed number of times. */
export function splitNested(message: string): Nested {
  const text = message.replace(/^\s*Message:/, '').trim();
  if (text.startsWith('{')) {
    const end = endOfObject(text, 0);
    if (end === text.length) return { around: '', inner: text, marked: false };
  }
  const at = firstMark(text);
  if (at) return { around: joined(text.slice(0, at.start), at.rest), inner: at.inner, marked: true };
  const start = text.search(/\{\s*\\?"/);
  // What stands in a page is the page's own, such as the data of its scripts.
  if (start < 0 || hasPage(text, start)) return { around: text, inner: '', marked: false };
  const end = endOfObject(text, start);
  if (end < 0) return { around: text, inner: '', marked: false };
  return {
    around: joined(text.slice(0, start), text.slice(end)),
    inner: text.slice(start, end),
    marked: false,
  };
}

/** The status that the words say the target answered: "(401) Unauthorized", "StatusCode: BadRequest", "HTTP/1.1 502". */
export function statusIn(text: string): number | undefined {
  const number =
    /\(([1-5]\d\d)\) [A-Z]/.exec(text)?.[1] ?? /\bHTTP(?:\/[\d.]{1,4})?[ /]([1-5]\d\d)\b/i.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  const name =
    /\bstatus ?code(?: does not indicate success)?[:=]? ?(\w{1,40})/i.exec(text)?.[1] ??
    namedStatus.exec(text)?.[1] ??
    '';
  if (/^[1-5]\d\d$/.test(name)) return Number(name);
  return statusOfName(name);
}

/** The status of a text that is nothing but its name: gateways answer {"message":"Forbidden"}. */
export function statusOfName(text: string): number | undefined {
  const bare = text.replace(/[^A-Za-z]/g, '').toLowerCase();
  return text.length > 40 ? undefined : statusByName.get(bare);
}

function firstMark(text: string): { start: number; inner: string; rest: string } | undefined {
  const found = marks
    .map((mark) => ({ start: text.indexOf(mark), length: mark.length }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start - b.start)[0];
  if (!found) return undefined;
  const { start } = found;
  // Some answer a list with the error in it.
  const inner = text
    .slice(start + found.length)
    .replace(/^\s*\[\s*(?=\{)/, '')
    .trim();
  const end = inner.startsWith('{') ? endOfObject(inner, 0) : -1;
  return end < 0 ? { start, inner, rest: '' } : { start, inner: inner.slice(0, end), rest: inner.slice(end) };
}

function joined(head: string, tail: string): string {
  return [head.trim(), tail.replace(/^[\s.\]]+/, '').trim()].filter((part) => part !== '').join(' ');
}

/** Behind the brace that closes the object begun at `start`; -1 where none does. Also where each quote is escaped once. */
function endOfObject(text: string, start: number): number {
  const escaped = /^\{\s*\\/.test(text.slice(start, start + 100));
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') {
      if (escaped && text[at + 1] === '"') quoted = !quoted;
      // Two backslashes stand for one, which takes the next character with it, itself one or two long.
      else if (escaped) at += text[at + 2] === '\\' ? 2 : 1;
      at += 1;
    } else if (char === '"' && !escaped) quoted = !quoted;
    else if (quoted) continue;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
