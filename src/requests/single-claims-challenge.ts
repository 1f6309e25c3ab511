import { type Failure, FailureError, failureOf } from '#src/domain/failure/failure.ts';
import type { GraphClient } from '#src/graph/client.ts';

/**
 * For an attempt that has just answered a claims challenge: where Graph asks again, another window would only be asked again.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function withSingleChallenge(client: GraphClient): GraphClient {
  return {
    ...client,
    async read(...args) {
      try {
        return await client.read(...args);
      } catch (error) {
        const failure = failureOf(error);
        throw failure ? new FailureError(stopped(failure), { cause: error }) : error;
      }
    },
    async send(...args) {
      const delivery = await client.send(...args);
      return delivery.failure ? { ...delivery, failure: stopped(delivery.failure) } : delivery;
    },
  };
}

function stopped(failure: Failure): Failure {
  if (failure.kind !== 'needs-interaction' || failure.reason !== 'claims') return failure;
  const { claims: _, ...rest } = failure;
  return { ...rest, reason: 'claims-again' };
}
