import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from '#src/ui/router.tsx';
import { type TargetSearch, pickerPlace, pickerSearch } from '#src/domain/list-place.ts';

/** How long typing has to rest before a search is sent, in milliseconds. */
const rest = 250;

/** The picker's place: the address bar holds kind and text, the box shows what is typed a moment ahead of it. */
export function usePickerPlace() {
  const place = pickerPlace(new URLSearchParams(useLocation().search));
  const navigate = useNavigate();
  const [ahead, setAhead] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A pending search must not change the address of the next page.
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (next: Partial<TargetSearch>) => {
    clearTimeout(timer.current);
    setAhead(undefined);
    const search = pickerSearch({ ...place, text: ahead ?? place.text, ...next });
    navigate({ search }, { replace: true, preventScrollReset: true });
  };
  return {
    place,
    typed: ahead ?? place.text,
    type: (text: string) => {
      setAhead(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go({ text }), rest);
    },
    go,
  };
}
