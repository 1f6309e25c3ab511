import type { ErrorLayer } from '#src/failure.ts';
import { envelopeOf, type ErrorDocument, parseRecord, readDocument } from './error-document.ts';
import { splitNested, statusIn } from './nested.ts';

const maxBody = 65_536;
const maxMessage = 4_000;
const maxCode = 200;
const maxLayers = 8;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Author = ErrorLayer['by'];
type Clean = (text: string) => string;

/**
 * All the error documents that the body of an answer holds inside each other, the outermost first: Graph's envelope
 * (https://learn.microsoft.com/graph/errors), what the synchronization service puts into its message as text, and what the
 * application on the other side answered. Empty where the body is no envelope. Never throws.
 * `clean` sees every text each time that it has been decoded and before it is cut, so that no piece of what it removes is left.
 */
export function unwrap(body: string, clean: Clean): readonly ErrorLayer[] {
  if (body.length > maxBody) return [];
  const json = parseRecord(body);
  const document = json && envelopeOf(json) && readDocument(json);
  if (!document) return [];
  const layers: ErrorLayer[] = [];
  addDocument(layers, document, 'graph', clean);
  return layers;
}

function addDocument(layers: ErrorLayer[], document: ErrorDocument, by: Author, clean: Clean): void {
  if (layers.length >= maxLayers) return;
  const message = clean(document.message);
  const { around, inner, marked } = splitNested(message);
  const isLast = layers.length === maxLayers - 1;
  const ids = Object.entries(document.ids).filter(([, id]) => guid.test(clean(id)));
  const date = clean(document.date);
  layers.push({
    by,
    code: shortened(clean(document.code), maxCode),
    // At the cap what is nested stays shut: nobody has looked into it for what must not be shown.
    message: shortened(clean(isLast && inner !== '' ? `${around}…` : around), maxMessage),
    ...(document.status !== undefined && { status: document.status }),
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
  // Words before a document mean that somebody quotes it; only what is nothing but a document is the same author's.
  const author = marked || around !== '' ? 'target' : by;
  const json = parseRecord(inner);
  const document = json && readDocument(json);
  if (document) {
    addDocument(layers, { ...(status !== undefined && { status }), ...document }, author, clean);
    return;
  }
  const message = shortened(inner, maxMessage);
  layers.push({ by: author, code: '', message, ...(status !== undefined && { status }) });
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
