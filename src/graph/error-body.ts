import type { ErrorLayer } from '#src/domain/failure/failure.ts';
import { unwrap } from '#src/domain/failure/unwrap.ts';

export type GraphError = {
  /** '' when there is none. */
  code: string;
  /** Unwrapped from the documents nested in it; '' when there is none. */
  message: string;
  /** Set where there is more than one. */
  layers?: readonly ErrorLayer[];
  requestId?: string;
  clientRequestId?: string;
  /** As Graph wrote it: ISO 8601 without a zone, in UTC. */
  date?: string;
};

/** Graph's error envelope in one line: the code that says most, and all that is said; `clean` as in `unwrap`. */
export function parseErrorBody(text: string, clean: (text: string) => string): GraphError {
  const layers = unwrap(text, clean);
  const own = layers.filter(({ by }) => by === 'graph');
  const message = [
    wordsOf(own.findLast((layer) => layer.message !== '' || layer.page)),
    ...layers.filter(({ by }) => by === 'target').map(wordsOf),
  ];
  const requestId = idIn(layers, 'request-id');
  const clientRequestId = idIn(layers, 'client-request-id');
  const date = layers.find((layer) => layer.date !== undefined)?.date;
  return {
    code: own.findLast(({ code }) => code !== '')?.code ?? '',
    // Cleans again, since joining may put together what was apart.
    message: clean(message.filter((part) => part !== '').join(' ')),
    ...(layers.length > 1 && { layers }),
    ...(requestId !== undefined && { requestId }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(date !== undefined && { date }),
  };
}

/** Marks a web page as such: its title is not an error message of the sender. */
function wordsOf(layer: ErrorLayer | undefined): string {
  if (!layer?.page) return layer?.message ?? '';
  return layer.message === '' ? 'HTML page' : `HTML page: ${layer.message}`;
}

function idIn(layers: readonly ErrorLayer[], name: string): string | undefined {
  return layers.find(({ by, ids }) => by === 'graph' && ids?.[name] !== undefined)?.ids?.[name];
}
