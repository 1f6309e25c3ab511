import {
  AnnounceProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  type MessageBarIntent,
  useAnnounce,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './notice.module.css';
import { spokenText } from './spoken-text.ts';

type NoticeProps = {
  intent: MessageBarIntent;
  title: ReactNode;
  titleId?: string;
  children?: ReactNode;
  actions?: ReactNode;
};

/** Fluent's bar says all that it holds, the ids for support and the buttons too. */
const silent = { announce: () => {} };

/** One message with its next step; its place shows its subject. Announced once, when it appears. */
export function Notice({ intent, title, titleId, children, actions }: NoticeProps) {
  const speaker = useAnnounce();
  const { announce } = speaker;
  const heading = useRef<HTMLSpanElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Speech lies outside React. An error interrupts, as Fluent has it.
  useEffect(() => {
    announce(spokenText(heading.current?.textContent ?? '', textOf(body.current)), {
      polite: intent === 'info',
      alert: intent !== 'info',
    });
  }, [announce, intent]);
  return (
    <AnnounceProvider value={silent}>
      <MessageBar intent={intent} layout="multiline" className={styles.notice}>
        <AnnounceProvider value={speaker}>
          <MessageBarBody>
            <MessageBarTitle className={styles.title}>
              <span ref={heading} id={titleId}>
                {title}
              </span>
            </MessageBarTitle>
            <div ref={body} className={styles.body}>
              {children}
            </div>
            {actions && <MessageBarActions className={styles.actions}>{actions}</MessageBarActions>}
          </MessageBarBody>
        </AnnounceProvider>
      </MessageBar>
    </AnnounceProvider>
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
