import { useEffect, useRef, useState } from 'react';
import { useNavigation, useSearchParams } from 'react-router';
import type { TargetSearch } from '#src/data/targets.ts';
import type { TargetKind } from '#src/graph/directory.ts';
import { pickerParams, pickerPlace } from './picker-place.ts';

/** How long typing has to rest before a search is sent, in milliseconds. */
const rest = 250;

/**
 * The picker's place: the address bar holds kind and text, the box shows what is typed a moment ahead of it.
 */
export function usePickerPlace() {
  const [params, setParams] = useSearchParams();
  const place = pickerPlace(params);
  const [ahead, setAhead] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leaving = (useNavigation().location?.pathname ?? location.pathname) !== location.pathname;
  // A pending search must not change the address of the page that comes next, nor call off the way to it.
  useEffect(() => {
    if (leaving) clearTimeout(timer.current);
  }, [leaving]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (next: TargetSearch) => {
    clearTimeout(timer.current);
    setAhead(undefined);
    setParams(pickerParams(next), { replace: true, preventScrollReset: true });
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
