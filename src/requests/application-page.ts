import type { PageTab, Target } from '#src/domain/target.ts';
import { createContext, use } from 'react';
import type { Activity } from '#src/domain/renewal/activity.ts';

/** What the parts of a target's page share. */
export type TargetPage = {
  target: Target;
  /** The part of the page in view; the others stay mounted, with all that is typed in them. */
  tab: PageTab;
  openTab: (tab: PageTab) => void;
  /** To be called once for everything that was done through Graph, whatever became of it. */
  report: (activity: Activity) => void;
  /**
   * For code that sends something whose outcome this page shows: the person cannot leave before the outcome or a
   * cancel.
   * Returns how to end that.
   */
  holdWhile: (isUnderWay: () => boolean) => () => void;
  isHeld: () => boolean;
};

export const TargetPageContext = createContext<TargetPage | undefined>(undefined);

export function useTargetPage(): TargetPage {
  const page = use(TargetPageContext);
  if (!page) throw new Error('useTargetPage needs a TargetPageContext above it');
  return page;
}
