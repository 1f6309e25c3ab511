import type { Failure } from './failure.ts';

/** A refusal as Graph answers it. */
export function refusedByGraph(status: number, code: string, message = ''): Failure {
  return { kind: 'refused', by: 'graph', status, code, message };
}
