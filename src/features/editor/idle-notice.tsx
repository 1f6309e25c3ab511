import { Button } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';
import styles from '#src/ui/panel.module.css';

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
      <Notice intent="warning" title={<FormattedMessage defaultMessage="Values cleared." />}>
        <FormattedMessage defaultMessage="10 minutes idle. The keys are still here. Enter the values again." />
      </Notice>
    </div>
  );
}

const deliberate = ['keydown', 'pointerdown', 'input'] as const;

/**
 * A minute before that. Any sign of life has kept the values already; this goes with the first one that is no accident. It
 * lies over everything, dialogs too, and moves nothing: what moves by itself would look like a sign of life.
 */
export function IdleWarning({ onKeep }: { onKeep: () => void }) {
  const layer = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement);
  const keep = useEffectEvent(onKeep);
  // The top layer and what happens outside of this lie outside React.
  useEffect(() => {
    const shown = layer.current;
    shown?.showPopover();
    const touched = ({ target }: Event) => {
      if (!(target instanceof Node && shown?.contains(target))) keep();
    };
    for (const sign of deliberate) addEventListener(sign, touched, { capture: true });
    return () => {
      for (const sign of deliberate) removeEventListener(sign, touched, { capture: true });
    };
  }, []);
  return (
    <div ref={layer} popover="manual" className={styles.warning}>
      <Notice
        intent="warning"
        title={<FormattedMessage defaultMessage="Values are about to be cleared." />}
        actions={
          <Button
            onClick={() => {
              if (before.current instanceof HTMLElement) before.current.focus();
              onKeep();
            }}
          >
            <FormattedMessage defaultMessage="Keep them" />
          </Button>
        }
      >
        <FormattedMessage defaultMessage="Nothing happened here for 9 minutes. Typed values are cleared after 10. Press any key to keep them." />
      </Notice>
    </div>
  );
}
