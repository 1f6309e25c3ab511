import { Button } from './button.tsx';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

type PassingButtonProps = {
  size?: 'medium' | 'large';
  disabledFocusable?: boolean;
  onClick: () => void;
  children: ReactNode;
};

/**
 * A button that goes away with what it answers. The focus that it may have then goes to the nearest place around it that
 * can take it (`tabIndex={-1}`), where the next news will stand; a browser would leave it nowhere.
 */
export function PassingButton(props: PassingButtonProps) {
  const frame = useRef<HTMLSpanElement>(null);
  // The focus lies outside React; a layout effect ends while the button is still on the page.
  useLayoutEffect(() => {
    const own = frame.current;
    const place = own?.closest<HTMLElement>('[tabindex="-1"]');
    return () => {
      if (own?.contains(document.activeElement)) place?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <span ref={frame}>
      <Button {...props} />
    </span>
  );
}
