import type { AttemptPhase } from '#src/domain/attempt.ts';
import { useRef, useState } from 'react';
import type { Target } from '#src/domain/target.ts';
import type { Activity } from '#src/domain/renewal/activity.ts';
import {
  type Entry,
  nextStep,
  progressOf,
  type Renewal,
  type RenewalStep,
  stepOf,
  withActivity,
  withSkip,
} from '#src/domain/renewal/renewal.ts';
import { useIdentity } from '#src/requests/graph-context.ts';
import { keepRenewal, type Keeping, keptRenewal } from './kept-renewal.ts';

/** What the last thing that was done has changed. */
export type RenewalNews = {
  step: RenewalStep;
  /** Whether steps that were settled are open again. */
  reopened: boolean;
};

export type RenewalState = {
  /** Nothing as long as none is under way. */
  renewal: Renewal | undefined;
  /** It was begun before this page was opened. */
  resumed: boolean;
  news: RenewalNews | undefined;
  /** This tab kept something for the target that cannot be read; until the next one begins. */
  isUnreadable: boolean;
  /** Whether a reload would find it as it is. */
  keeping: Keeping;
  start: () => void;
  /** Recorded only while a renewal is under way. */
  report: (activity: Activity) => void;
  /** Goes on without the step that is next. */
  skip: () => void;
  forget: () => void;
};

type View = Pick<RenewalState, 'renewal' | 'resumed' | 'news' | 'isUnreadable' | 'keeping'>;

/** The renewal of this target's credentials, kept in the tab until it is finished. */
export function useRenewal({ kind, id, displayName }: Target): RenewalState {
  const { tenantId, username } = useIdentity();
  const owner = { target: { kind, id, name: displayName }, tenantId, account: username };
  const [view, setView] = useState<View>(() => {
    const kept = keptRenewal(owner);
    const isUnreadable = kept === 'unreadable';
    const renewal = isUnreadable ? undefined : kept;
    return { renewal, resumed: renewal !== undefined, news: undefined, isUnreadable, keeping: 'kept' };
  });
  // A ref, since what reports was rendered before the last report, and two may come before React renders again.
  const current = useRef(view.renewal);
  const change = (renewal: Renewal | undefined, news?: RenewalNews) => {
    current.current = renewal;
    const keeping = keepRenewal(owner, renewal);
    setView({ renewal, resumed: false, news, isUnreadable: false, keeping });
  };
  const add = (make: (renewal: Renewal) => Renewal) => {
    const before = current.current;
    if (!before) return;
    const after = make(before);
    change(after, newsOf(before, after));
  };
  return {
    ...view,
    start: () => change({ ...owner, startedAt: Date.now(), entries: [] }),
    report: (activity) => add((renewal) => withActivity(renewal, activity)),
    skip: () =>
      add((renewal) => {
        const next = nextStep(renewal);
        return next === undefined ? renewal : withSkip(renewal, next, Date.now());
      }),
    forget: () => change(undefined),
  };
}

function newsOf(before: Renewal, after: Renewal): RenewalNews | undefined {
  const entry: Entry | undefined = after.entries.at(-1);
  const step = entry && stepOf(entry);
  if (step === undefined) return undefined;
  const now = progressOf(after);
  const reopened = progressOf(before).some(
    ({ state }, place) => state !== 'todo' && now[place]?.state === 'todo' && now[place].step !== step,
  );
  return { step, reopened };
}

/** How each step is done where it stands, by the parts of the page that can do it. */
export type RenewalWays = {
  /** Goes to the value of the secret, with its row open. */
  enterValue: () => void;
  testTyped: () => void;
  review: (verb: 'authorize' | 'save') => void;
  /** The one that the connector asks for. */
  primary: 'authorize' | 'save';
  /** The id of that connector, where it is known. */
  connector: string | undefined;
  /** The job that the renewal is about; undefined where there is none, or none can be seen. */
  job:
    | {
        name: string;
        /** How far the restart under way is. */
        pending: AttemptPhase | undefined;
        isWatched: boolean;
        restart: () => void;
        reopen: () => void;
        cancel: () => void;
        watch: () => void;
      }
    | undefined;
};
