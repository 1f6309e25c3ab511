type Json = Record<string, unknown>;

/** What one error document says, whoever wrote it; its message may hold the next one. */
export type ErrorDocument = {
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
export function parseRecord(text: string): Json | undefined {
  try {
    // Escaped without the quotes around it, as text copied out of a string is.
    const json: unknown = /^\{\s*\\/.test(text) ? JSON.parse(JSON.parse(`"${text}"`)) : JSON.parse(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Graph's envelope and that of its predecessor; undefined where there is neither. */
export function envelopeOf(json: Json): Json | undefined {
  return recordIn(json, 'error') ?? recordIn(json, 'odata.error');
}

/** Reads Graph's envelope, OAuth's, SCIM's, a list of errors or a bare message; undefined for anything else. */
export function readDocument(json: Json, depth = 4): ErrorDocument | undefined {
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
