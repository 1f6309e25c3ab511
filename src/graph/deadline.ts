import { FailureError } from '#src/domain/failure/failure.ts';

/** What a request was stopped by when neither the person nor the network did it. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Runs with a signal that fires with the outer one or after `ms`; leaves neither timer nor listener behind. */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DeadlineError()), ms);
  outer?.addEventListener('abort', stop);
  if (outer?.aborted === true) stop();
  try {
    return await run(controller.signal);
  } catch (error) {
    const reason: unknown = controller.signal.reason;
    // An engine may break off a body with an AbortError of its own, which would pass for the person's doing.
    throw reason instanceof DeadlineError ? reason : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  }
}

/** Resolves after `ms`; throws a cancelled failure as soon as the signal fires. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new FailureError({ kind: 'cancelled' }, { cause: signal?.reason }));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
  });
}
