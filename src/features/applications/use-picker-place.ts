import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from '#src/ui/router.tsx';
import { type TargetSearch, pickerParams, pickerPlace } from '#src/domain/list-place.ts';
import type { TargetKind } from '#src/domain/target.ts';

/** How long typing has to rest before a search is sent, in milliseconds. */
const rest = 250;

/**
 * The picker's place: the address bar holds kind and text, the box shows what is typed a moment ahead of it.
 */
export function usePickerPlace() {
  const place = pickerPlace(new URLSearchParams(useLocation().search));
  const navigate = useNavigate();
  const [ahead, setAhead] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A pending search must not change the address of the next page, nor cancel the navigation to it. The router
  // reports a
  // followed link in a transition only, which on a busy machine comes after the timer.
  useEffect(() => {
    const followed = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
      const elsewhere = ctrlKey || metaKey || shiftKey;
      if (!elsewhere && target instanceof Element && target.closest('a')) clearTimeout(timer.current);
    };
    addEventListener('click', followed, true);
    return () => {
      removeEventListener('click', followed, true);
      clearTimeout(timer.current);
    };
  }, []);

  const go = (next: TargetSearch) => {
    clearTimeout(timer.current);
    setAhead(undefined);
    const params = pickerParams(next).toString();
    navigate({ search: params === '' ? '' : `?${params}` }, { replace: true, preventScrollReset: true });
  };
  return {
    place,
    typed: ahead ?? place.text,
    type: (text: string) => {
      setAhead(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go({ kind: place.kind, text }), rest);
    },
    searchNow: () => go({ kind: place.kind, text: ahead ?? place.text }),
    choose: (kind: TargetKind) => go({ kind, text: ahead ?? place.text }),
  };
}
