import type { QueryKey } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useGraph } from './graph-context.ts';
import type { RunningRead } from '#src/domain/running-read.ts';

/** The read of a query while it is under way. */
export function useRunningRead(key: QueryKey): RunningRead | undefined {
  const { reads } = useGraph();
  return useSyncExternalStore(reads.subscribe, () => reads.of(key));
}
