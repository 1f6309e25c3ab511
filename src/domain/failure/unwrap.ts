import type { ErrorLayer } from './failure.ts';
import { stripMarkup, type Words, hasPage } from './strip-markup.ts';

const maxBody = 65_536;
const maxMessage = 4_000;
const maxCode = 200;
const maxLayers = 8;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Author = ErrorLayer['by'];
type Clean = (text: string) => string;

/**
 * All the error documents that the body of an answer holds inside each other, the outermost first.
 * They are Graph's envelope (https://learn.microsoft.com/graph/errors), the text in the synchronization service's
 * message,
 * and the target app's answer. Empty where the body is no envelope. Never throws.
 * `clean` sees every text after each decoding and before it is cut, so that no piece of what it removes is left.
 */
export function unwrap(body: string, clean: Clean): readonly ErrorLayer[] {
  const json = parseRecord(body);
  const document = json && envelopeOf(json) && readDocument(json);
  if (!document) return [];
  const layers: ErrorLayer[] = [];
  // Too long to look through for what must not be shown, but its code says what happened.
  addDocument(layers, body.length > maxBody ? withoutWords(document) : document, 'graph', clean);
  return layers;
}

function withoutWords({ code, ids, date }: ErrorDocument): ErrorDocument {
  return { code: /^\w{1,200}$/.test(code) ? code : '', message: '', ids, date };
}

function addDocument(layers: ErrorLayer[], document: ErrorDocument, by: Author, clean: Clean): void {
  if (layers.length >= maxLayers) return;
  const message = clean(document.message);
  const { around, inner, marked } = splitNested(message);
  const isLast = layers.length === maxLayers - 1;
  const ids = Object.entries(document.ids).filter(([, id]) => guid.test(clean(id)));
  const date = clean(document.date);
  // At the cap, nested documents stay closed: no code has searched them for what must not be shown.
  const words = wordsOf(isLast && inner !== '' ? `${around}…` : around, clean);
  const status = document.status ?? (by === 'target' ? statusOfWords(words) : undefined);
  layers.push({
    by,
    code: shortened(wordsOf(document.code, clean).text, maxCode),
    message: shortened(words.text, maxMessage),
    ...(status !== undefined && { status }),
    ...(words.page && { page: true }),
    ...(ids.length > 0 && { ids: Object.fromEntries(ids) }),
    ...(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,18}Z?$/.test(date) && { date }),
  });
  if (document.inner) addDocument(layers, document.inner, by, clean);
  addNested(layers, inner, { by, marked, around }, clean);
}

function addNested(
  layers: ErrorLayer[],
  inner: string,
  { by, marked, around }: { by: Author; marked: boolean; around: string },
  clean: Clean,
): void {
  if (layers.length >= maxLayers) return;
  const status = statusIn(around);
  if (inner === '') {
    if (status !== undefined && by === 'graph') layers.push({ by: 'target', code: '', message: '', status });
    return;
  }
  // Words before a document mean a quotation. Only a text that is nothing but a document has the same author.
  const author = marked || around !== '' ? 'target' : by;
  const json = parseRecord(inner);
  const document = json && readDocument(json);
  if (document) {
    addDocument(layers, { ...(status !== undefined && { status }), ...document }, author, clean);
    return;
  }
  const words = wordsOf(inner, clean);
  const told = status ?? statusOfWords(words);
  layers.push({
    by: author,
    code: '',
    message: shortened(words.text, maxMessage),
    ...(told !== undefined && { status: told }),
    ...(words.page && { page: true }),
  });
}

/** Cleaned again, since what is taken out may put together what stood apart. */
function wordsOf(text: string, clean: Clean): Words {
  const { text: words, page } = stripMarkup(clean(text));
  return { text: clean(words), page };
}

function statusOfWords({ text }: Words): number | undefined {
  return statusOfName(text) ?? statusIn(text.slice(0, 200));
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

type Json = Record<string, unknown>;

/** What one error document says, from any author; its message may hold the next one. */
type ErrorDocument = {
  code: string;
  message: string;
  status?: number;
  ids: Readonly<Record<string, string>>;
  date: string;
  /** The more specific error that Graph puts beside its own: https://learn.microsoft.com/graph/errors#main-resource-properties */
  inner?: ErrorDocument;
};

const idNames = ['request-id', 'client-request-id', 'trace_id', 'correlation_id', 'activityId'];

/** The record that a text is, once or twice escaped; undefined for anything else. */
function parseRecord(text: string): Json | undefined {
  try {
    // Escaped without the quotes around it, as text copied out of a string is.
    const json: unknown = /^\{\s*\\/.test(text) ? JSON.parse(JSON.parse(`"${text}"`)) : JSON.parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Graph's envelope and that of its predecessor; undefined where there is neither. */
function envelopeOf(json: Json): Json | undefined {
  return recordIn(json, 'error') ?? recordIn(json, 'odata.error');
}

/** Reads Graph's envelope, OAuth's, SCIM's, a list of errors or a bare message; undefined for anything else. */
function readDocument(json: Json, depth = 4): ErrorDocument | undefined {
  if (depth === 0) return undefined;
  const envelope = envelopeOf(json);
  if (envelope) return graphDocument(envelope, depth);
  if (typeof json['error'] === 'string') {
    const description = stringIn(json, 'error_description');
    const message = [json['error'], description].filter((part) => part !== '').join(': ');
    return { code: json['error'], message, ids: idsIn(json), date: '' };
  }
  const listed = firstOf(json['errors']) ?? firstOf(json['Errors']);
  if (listed) return readDocument(listed, depth - 1);
  const message = stringIn(json, 'detail', 'message', 'Message', 'description');
  if (message === '') return undefined;
  const code = stringIn(json, 'scimType', 'code', 'Code', 'errorCode');
  const status = ['status', 'statusCode', 'status_code', 'code']
    .map((name) => Number(json[name] ?? NaN))
    .find(isStatus);
  return { code, message, ids: idsIn(json), date: '', ...(status !== undefined && { status }) };
}

function graphDocument(error: Json, depth: number): ErrorDocument {
  const inner = recordIn(error, 'innerError') ?? recordIn(error, 'innererror') ?? {};
  const code = stringIn(error, 'code');
  const message = stringIn(error, 'message') || stringIn(recordIn(error, 'message') ?? {}, 'value');
  const next = depth > 1 ? graphDocument(inner, depth - 1) : undefined;
  const says = next !== undefined && (next.code !== '' || next.message !== '');
  return {
    code,
    message,
    ids: idsIn(inner),
    date: stringIn(inner, 'date'),
    ...(says && { inner: next }),
  };
}

function idsIn(json: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    idNames.flatMap((name) => (stringIn(json, name) ? [[name, stringIn(json, name)]] : [])),
  );
}

function firstOf(value: unknown): Json | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(first) ? first : undefined;
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 599;
}

function recordIn(json: Json, name: string): Json | undefined {
  const inner = json[name];
  return isRecord(inner) ? inner : undefined;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the names that holds a text. */
function stringIn(json: Json, ...names: readonly string[]): string {
  for (const name of names) {
    const inner = json[name];
    if (typeof inner === 'string' && inner !== '') return inner;
  }
  return '';
}

/** The target app's answer follows one of these, unchanged. */
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

type Nested = {
  /** The words around what is nested. */
  around: string;
  /** '' when nothing is nested. */
  inner: string;
  /** Whether a mark says that the target answered it. */
  marked: boolean;
};

/** Splits a message into its own words and what is nested in it; reads every character a fixed number of times. */
function splitNested(message: string): Nested {
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
function statusIn(text: string): number | undefined {
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
function statusOfName(text: string): number | undefined {
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
