import {
  CheckmarkCircleFilled,
  DiamondDismissFilled,
  InfoFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { announce, spokenText } from './announce.ts';
import styles from './notice.module.css';

export type NoticeIntent = 'info' | 'success' | 'warning' | 'error';

type NoticeProps = {
  intent: NoticeIntent;
  title: ReactNode;
  titleId?: string;
  children?: ReactNode;
  actions?: ReactNode;
};

const icons: Readonly<Record<NoticeIntent, ReactNode>> = {
  info: <InfoFilled />,
  success: <CheckmarkCircleFilled />,
  warning: <WarningFilled />,
  error: <DiamondDismissFilled />,
};

/**
 * One message with its next step; its place shows its subject. Announced once, when it appears. Fluent's MessageBar by
 * hand: its own is 5 kB of brotli, and would say the ids for support and the buttons too.
 */
export function Notice({ intent, title, titleId, children, actions }: NoticeProps) {
  const heading = useRef<HTMLSpanElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  // Speech lies outside React. An error interrupts, as Fluent has it.
  useEffect(() => {
    announce(spokenText(heading.current?.textContent ?? '', textOf(body.current)), {
      polite: intent === 'info',
      alert: intent !== 'info',
    });
  }, [intent]);
  return (
    <div role="group" aria-labelledby={titleId ?? id} className={`${styles.notice} ${styles[intent]}`}>
      <div className={styles.icon}>{icons[intent]}</div>
      <div className={styles.text}>
        <span ref={heading} id={titleId ?? id} className={styles.title}>
          {title}
        </span>
        <div ref={body} className={styles.body}>
          {children}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

/** What a message says in sentences: not its facts, its code and its buttons. */
function textOf(body: HTMLElement | null): string {
  const copy = body?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const other of copy.querySelectorAll('dl, details, button, pre, ul, ol')) other.remove();
  // A paragraph ends what stands before it.
  for (const block of copy.querySelectorAll('p, div')) block.append(' ');
  return copy.textContent;
}
