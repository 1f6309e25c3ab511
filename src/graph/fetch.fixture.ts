/** Answers one request; takes what `fetch` takes, so that a signal can be obeyed. */
type Answer = (request: Request, signal: AbortSignal | null | undefined) => Response | Promise<Response>;

export type ScriptedFetch = { fetch: typeof fetch; requests: Request[] };

/**
 * Stands in for the platform's `fetch` in tests: answers in order, records every request, refuses one that is not expected,
 * and refuses to be called as a method, as a browser's does.
 */
export function scriptedFetch(...answers: Answer[]): ScriptedFetch {
  const requests: Request[] = [];
  const left = [...answers];
  const stand = async function (this: unknown, input: RequestInfo | URL, init?: RequestInit) {
    if (this !== undefined) throw new Error('Illegal invocation');
    const request = new Request(input, init);
    requests.push(request);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`not expected: ${request.method} ${request.url}`);
    return await answer(request, init?.signal);
  };
  return { fetch: stand, requests };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return () => Response.json(body, { status, headers });
}

export function plain(body: string | null, status: number, headers: Record<string, string> = {}): Answer {
  return () => new Response(body, { status, headers });
}

/** Every transport fault looks like this to a page. */
export function noConnection(): Response {
  throw new TypeError('Failed to fetch');
}

/** Takes the request and stays silent until it is stopped. */
export function silence(_request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Sends headers, then breaks. */
export function cut(status: number): Answer {
  return () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"error":'));
          controller.error(new TypeError('terminated'));
        },
      }),
      { status },
    );
}
