import { useEffect, useState } from 'react';

/** The time in milliseconds, read anew at every full second before and after `mark`, for what counts up or down. */
export function useTick(mark: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const beyond = (((Date.now() - mark) % 1000) + 1000) % 1000;
      timer = setTimeout(() => {
        setNow(Date.now());
        wait();
      }, 1000 - beyond);
    };
    wait();
    return () => clearTimeout(timer);
  }, [mark]);
  return now;
}
