import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error that Graph answers with its envelope: https://learn.microsoft.com/graph/errors */
export class GraphProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    options: { headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'GraphProblem';
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
  }
}

export type RequestIds = { readonly requestId: string; readonly clientRequestId: string };

export function envelope(problem: GraphProblem, ids: RequestIds): Record<string, unknown> {
  return {
    error: {
      code: problem.code,
      message: problem.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}

/** Missing scope, role or ownership on a synchronization call: an empty 401, not a 403. */
export function notAuthorized(): GraphProblem {
  return new GraphProblem(401, 'UnknownError', '');
}

export function notFound(id: string): GraphProblem {
  return new GraphProblem(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function unsupportedQuery(message: string, cause?: unknown): GraphProblem {
  return new GraphProblem(400, 'Request_UnsupportedQuery', message, { cause });
}

export function badRequest(message: string, cause?: unknown): GraphProblem {
  return new GraphProblem(400, 'BadRequest', message, { cause });
}
