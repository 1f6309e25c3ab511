import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';

/** Says where the typed values went after ten idle minutes. Takes the focus where the field or dialog that had it is gone. */
export function IdleNotice() {
  const region = useRef<HTMLDivElement>(null);
  // The focus lies outside React.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) region.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={region} tabIndex={-1}>
      <Notice intent="warning" title={<FormattedMessage defaultMessage="The values were removed." />}>
        <FormattedMessage defaultMessage="Nobody touched this page for ten minutes, so everything typed into the value fields was wiped. The keys are still here; enter the values again." />
      </Notice>
    </div>
  );
}
