import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate } from '#src/ui/router.tsx';
import type { DeepLink } from './deep-link.ts';

/** What a link put behind the # sign of the page that is open; `foreign-answer.ts` has taken it out of the address. */
export function useLateSurplus(): { link: DeepLink; times: number } | undefined {
  const [late, setLate] = useState<{ link: DeepLink; times: number }>();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const takeOut = useEffectEvent((event: HashChangeEvent) => {
    if (new URL(event.newURL).hash === '') return;
    setLate((before) => ({
      link: { pathname, search, surplus: ['fragment'] },
      times: (before?.times ?? 0) + 1,
    }));
    // The router has read the address before it was cleared.
    navigate({ pathname, search }, { replace: true, preventScrollReset: true });
  });
  // The address lies outside React.
  useEffect(() => {
    const take = (event: HashChangeEvent) => takeOut(event);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return late;
}
