import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  type MessageBarIntent,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = {
  intent: MessageBarIntent;
  /** A sentence that ends with a full stop: screen readers join it to the body without a space. */
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
};

/** One message with its way forward; where it stands tells what it is about. */
export function Notice({ intent, title, children, actions }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline" className={styles.notice}>
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        <div className={styles.body}>{children}</div>
      </MessageBarBody>
      {actions && <MessageBarActions>{actions}</MessageBarActions>}
    </MessageBar>
  );
}
