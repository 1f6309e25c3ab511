import * as v from 'valibot';
import { type Failure, FailureError } from '#src/domain/failure/failure.ts';
import { isGuid } from '#src/domain/guid.ts';
import type { Job } from '#src/domain/jobs/job.ts';
import type { GraphClient } from './client.ts';
import { failureOfRefusal, retryAfter } from './error-response.ts';
import { jobsDecoder, jobsPath, unreadableJobs } from './jobs.ts';

/** Graph takes at most this many requests in one: https://learn.microsoft.com/graph/json-batching */
export const mostInBatch = 20;

/** What a batch answers for one application. `wait` is what its own `Retry-After` asks for, in milliseconds. */
export type JobsAnswer =
  | { state: 'answered'; jobs: readonly Job[] }
  /** Graph has not looked at it, and takes it again later. */
  | { state: 'throttled'; failure: Failure; wait: number | undefined }
  /** `passing`: it may be answered at another time. */
  | { state: 'failed'; failure: Failure; passing: boolean; wait: number | undefined };

const item = v.object({
  id: v.string(),
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.unknown()),
  body: v.optional(v.unknown()),
});
const answer = v.object({ responses: v.array(v.unknown()) });

/**
 * Asks for the jobs of up to 20 enterprise applications in one request, once. Each of the ids has an answer in the end:
 * one that Graph leaves out, answers twice or answers as no response has failed. Throws a FailureError for the whole batch.
 */
export async function readJobsOf(
  client: GraphClient,
  ids: readonly string[],
  { now, signal }: { now: () => number; signal: AbortSignal },
): Promise<ReadonlyMap<string, JobsAnswer>> {
  if (!ids.every(isGuid)) throw new FailureError({ kind: 'unsafe', what: 'id' });
  if (ids.length > mostInBatch) throw new Error('too many for one batch');
  const requests = ids.map((id) => ({ id, method: 'GET', url: jobsPath(id) }));
  const json = await client.read('/$batch', { batch: JSON.stringify({ requests }), use: 'status', signal });
  const parsed = v.safeParse(answer, json);
  if (!parsed.success)
    throw new FailureError({ kind: 'unreadable', status: 200, expected: 'the answers of a batch' });
  const items = parsed.output.responses.flatMap((response) => {
    const one = v.safeParse(item, response);
    return one.success ? [one.output] : [];
  });
  const decode = jobsDecoder(client.clean);
  return new Map(
    ids.map((id) => {
      const [only, ...others] = items.filter((one) => one.id === id);
      // Of two answers for one request, neither can be trusted.
      if (!only || others.length > 0) return [id, missingAnswer];
      return [id, answerOf(only, { path: jobsPath(id), decode, now: now(), clean: client.clean })];
    }),
  );
}

/** The one of an application that a batch says nothing of. */
export const missingAnswer: JobsAnswer = {
  state: 'failed',
  failure: { kind: 'unreadable', status: 200, expected: 'an answer for each request of a batch' },
  passing: true,
  wait: undefined,
};

type Reading = {
  path: string;
  decode: (json: unknown) => readonly Job[] | undefined;
  now: number;
  clean: (text: string) => string;
};

function answerOf(
  { status, headers: sent, body }: v.InferOutput<typeof item>,
  { path, decode, now, clean }: Reading,
): JobsAnswer {
  if (status === 200) {
    const jobs = decode(typeof body === 'string' ? parsedText(body) : body);
    return jobs
      ? { state: 'answered', jobs }
      : { state: 'failed', failure: unreadableJobs, passing: false, wait: undefined };
  }
  const headers = headersOf(sent);
  const wait = retryAfter(headers.get('Retry-After'), now);
  if (status < 400) {
    const failure: Failure = { kind: 'unreadable', status, expected: 'the provisioning jobs' };
    return { state: 'failed', failure, passing: false, wait };
  }
  const failure = failureOfRefusal({
    status,
    headers,
    text: typeof body === 'string' ? textOf(body) : body === undefined ? '' : JSON.stringify(body),
    clientRequestId: '',
    path,
    scopes: [],
    now,
    clean,
  });
  if (status === 429) return { state: 'throttled', failure, wait };
  return { state: 'failed', failure, passing: status >= 500 || status === 408, wait };
}

/** The headers of an item stand in the body, where no browser hides them; what is no header is left out. */
function headersOf(sent: unknown): Headers {
  const headers = new Headers();
  if (typeof sent !== 'object' || sent === null) return headers;
  for (const [name, value] of Object.entries(sent)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    try {
      headers.set(name, String(value));
    } catch {
      // A name or a value that no header can have says nothing.
    }
  }
  return headers;
}

/** What is no JSON comes in base64: https://learn.microsoft.com/graph/json-batching#response-format */
function textOf(body: string): string {
  try {
    const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return body;
  }
}

function parsedText(body: string): unknown {
  for (const text of [body, textOf(body)]) {
    try {
      return JSON.parse(text);
    } catch {
      // The other reading may be JSON.
    }
  }
  return undefined;
}
