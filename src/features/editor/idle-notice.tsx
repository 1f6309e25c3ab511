import { Button } from '#src/ui/button.tsx';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Notice } from '#src/ui/notice.tsx';
import styles from '#src/ui/panel.module.css';
import { useIdle } from '#src/ui/use-idle.ts';

/** Typed values leave the page after so many milliseconds without a sign of life. */
const idle = { warning: 540_000, limit: 600_000 } as const;

export type IdleWipe = {
  /** Announces the wipe, and says that it has come. */
  notice: React.ReactNode;
  /** What was wiped is old news once a person types. */
  dismiss: () => void;
};

/** Wipes what is typed when a person has gone away, with a warning a minute before. `isWiping`: there was something to wipe. */
export function useIdleWipe(isHolding: () => boolean, onIdle: (isWiping: boolean) => void): IdleWipe {
  const [wiped, setWiped] = useState(false);
  /** How often the wipe has been announced and not come. */
  const [warned, setWarned] = useState(0);
  const [warning, setWarning] = useState(false);
  useIdle(idle, {
    onNear() {
      if (!isHolding()) return;
      setWarned((times) => times + 1);
      setWarning(true);
    },
    onIdle() {
      const isWiping = isHolding();
      setWarning(false);
      onIdle(isWiping);
      if (isWiping) setWiped(true);
    },
  });
  return {
    notice: (
      <>
        {wiped && <IdleNotice />}
        {warning && <IdleWarning key={warned} onKeep={() => setWarning(false)} />}
      </>
    ),
    dismiss: () => setWiped(false),
  };
}

/** Says where the typed values went after ten idle minutes. Takes the focus where the field or dialog that had it is gone. */
function IdleNotice() {
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
      <Notice
        intent="warning"
        title={<FormattedMessage defaultMessage="Values cleared after 10 minutes idle." />}
      >
        <FormattedMessage defaultMessage="The keys are still here. Enter the values again." />
      </Notice>
    </div>
  );
}

const deliberate = ['keydown', 'pointerdown', 'input'] as const;

/**
 * A minute before that. Any sign of life has kept the values already; this goes with the first one that is no accident. It
 * lies over everything, dialogs too, and moves nothing: what moves by itself would look like a sign of life.
 */
function IdleWarning({ onKeep }: { onKeep: () => void }) {
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
        title={<FormattedMessage defaultMessage="Values will be cleared in 1 minute." />}
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
        <FormattedMessage defaultMessage="This page was idle for 9 minutes. Press any key to keep them." />
      </Notice>
    </div>
  );
}
