import { createContext, use } from 'react';
import type { Target } from '#src/graph/directory.ts';
import type { Activity } from '#src/renewal/activity.ts';

/**
 * What the one form of credentials is for: `authorize` hands them to the service to authorise itself with, `save` replaces
 * what is stored, `test` tries them and stores nothing.
 */
export type Mode = 'authorize' | 'save' | 'test';

/** What the parts of a target's page share. */
export type TargetPage = {
  target: Target;
  mode: Mode;
  setMode: (mode: Mode) => void;
  /** To be called once for everything that was done through Graph, whatever became of it. */
  report: (activity: Activity) => void;
  /** By whoever sends something whose outcome is told on this page: nobody leaves before it, or before calling it off. Returns what ends that. */
  holdWhile: (isUnderWay: () => boolean) => () => void;
  isHeld: () => boolean;
};

export const TargetPageContext = createContext<TargetPage | undefined>(undefined);

export function useTargetPage(): TargetPage {
  const page = use(TargetPageContext);
  if (!page) throw new Error('useTargetPage needs a TargetPageContext above it');
  return page;
}
