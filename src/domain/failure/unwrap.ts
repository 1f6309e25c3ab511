import type { ErrorLayer } from './failure.ts';
import { envelopeOf, type ErrorDocument, parseRecord, readDocument } from './error-document.ts';
import { splitNested, statusIn, statusOfName } from './nested.ts';
import { stripMarkup, type Words } from './strip-markup.ts';

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
  // At the cap what is nested stays shut: nobody has looked into it for what must not be shown.
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
  // Words before a document mean that somebody quotes it; only what is nothing but a document is the same author's.
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
