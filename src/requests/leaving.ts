import { createContext, use } from 'react';

type Guard = {
  /** Whether the person agrees to lose what the page holds. */
  ask: () => Promise<boolean>;
  /** The person has agreed already. */
  agree: () => void;
};

/** Lets a page be asked before the account or the whole app is left. */
export type Leaving = Guard & {
  /** Stands guard until the returned function is called; one page is on screen at a time. */
  guard: (guard: Guard) => () => void;
};

export function createLeaving(): Leaving {
  let current: Guard | undefined;
  return {
    guard(guard) {
      current = guard;
      return () => {
        if (current === guard) current = undefined;
      };
    },
    ask: () => current?.ask() ?? Promise.resolve(true),
    agree: () => current?.agree(),
  };
}

export const LeavingContext = createContext<Leaving | undefined>(undefined);

export function useLeaving(): Leaving {
  const leaving = use(LeavingContext);
  if (!leaving) throw new Error('useLeaving needs a LeavingContext above it');
  return leaving;
}

/** On the part of the page, with a place in the order of focus, where an attempt is under way. */
export const underWay = 'data-under-way';
