import { mutationOptions } from '@tanstack/react-query';
import type { Target } from '#src/graph/directory.ts';
import { type JobAction, type JobReceipt, steerJob } from '#src/graph/job-actions.ts';
import type { SubmitPhase } from './acquire.ts';
import type { Graph } from './graph-context.ts';
import { jobsKey } from './jobs.ts';

export { resetScopeOf } from '#src/graph/job-actions.ts';
export type { JobAction, JobReceipt, RestartScope } from '#src/graph/job-actions.ts';

export type JobSteering = {
  target: Target;
  job: string;
  action: JobAction;
  signal: AbortSignal;
  /** Of the challenge that refused the last attempt, if it did. */
  claims: string | undefined;
  onPhase: (phase: SubmitPhase) => void;
};

/** One action on a job. It resolves with a receipt whatever becomes of it, and is never repeated by itself. */
export function jobActionMutation(graph: Graph) {
  return mutationOptions({
    networkMode: 'always',
    retry: false,
    gcTime: 0,
    // Every failure that is known comes as a receipt; anything else is a bug for the error boundary.
    throwOnError: true,
    onSuccess: ({ outcome }, { target }, _, { client }) => {
      // Who looks at the jobs sees what this has made of them, where it may have made anything.
      if (outcome === 'applied' || outcome === 'unknown')
        void client.invalidateQueries({ queryKey: jobsKey(target) });
    },
    mutationFn: async ({ signal, claims, onPhase, ...steering }: JobSteering): Promise<JobReceipt> => {
      onPhase('preparing');
      const client = graph.submitClient({
        onWindow: () => onPhase('window'),
        onToken: async () => onPhase('sending'),
        claims,
      });
      return await steerJob(client, { ...steering, tenantId: graph.tenantId, signal });
    },
  });
}
