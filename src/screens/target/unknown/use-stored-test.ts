import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useGraph } from '#src/data/graph-context.ts';
import { jobsQuery } from '#src/data/jobs.ts';
import { testMutation, type TestReceipt } from '#src/data/test-credentials.ts';
import { type Failure, failureOf } from '#src/failure.ts';
import type { Target } from '#src/graph/directory.ts';
import { challengeOf } from '../use-submit.ts';

/** `no-job`: the test goes by the settings of a job, and there is none. */
export type StoredTest =
  | { state: 'idle' }
  | { state: 'running' }
  /** Entra's window is open and waits for the person. */
  | { state: 'window' }
  | { state: 'no-job' }
  /** The jobs could not be read. */
  | { state: 'unread'; failure: Failure }
  | { state: 'done'; receipt: TestReceipt };

/** Tests what is stored by the settings of the first job: all jobs of an application share one set of credentials. */
export function useStoredTest(target: Target, typed: () => readonly string[]) {
  const graph = useGraph();
  const queries = useQueryClient();
  const { mutate } = useMutation(testMutation(graph));
  const [test, setTest] = useState<StoredTest>({ state: 'idle' });
  const underWay = useRef<AbortController>(undefined);
  // A challenge is answered by the next test: the token of the cache would only be refused again.
  const challenge = useRef<string>(undefined);
  useEffect(() => () => underWay.current?.abort(), []);

  const run = async (signal: AbortSignal) => {
    const end = (next: StoredTest) => {
      if (!signal.aborted) setTest(next);
    };
    try {
      const [job] = await queries.fetchQuery(jobsQuery(graph, target, typed));
      if (!job) end({ state: 'no-job' });
      else if (!signal.aborted)
        mutate(
          {
            target,
            place: { kind: 'job', id: job.id },
            subject: { kind: 'stored', typed },
            signal,
            claims: challenge.current,
            onWindow: () => end({ state: 'window' }),
          },
          {
            onSuccess: (receipt) => {
              challenge.current = challengeOf(receipt);
              end({ state: 'done', receipt });
            },
          },
        );
    } catch (error) {
      const failure = failureOf(error);
      if (failure) end({ state: 'unread', failure });
      // A bug goes to the error boundary, which sees only what is thrown while rendering.
      else
        setTest(() => {
          throw error;
        });
    }
  };
  const stop = () => {
    underWay.current?.abort();
    setTest({ state: 'idle' });
  };
  /** One that waits for a window is given up: a closed one cannot be seen from here. */
  const start = () => {
    if (test.state === 'running') return;
    underWay.current?.abort();
    underWay.current = new AbortController();
    setTest({ state: 'running' });
    void run(underWay.current.signal);
  };
  return { test, start, stop };
}
