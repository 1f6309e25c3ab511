import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Preflight } from '#src/domain/preflight/judge-preflight.ts';
import styles from './preflight-panel.module.css';

type State = Preflight[keyof Preflight]['state'];

/** Strokes in a circle of 20 by 20. Drawn here, since Fluent's would come with the first page, before anybody needs them. */
const strokes: Readonly<Record<State, string>> = {
  ready: 'M6 10.4 8.8 13 14 7.4',
  missing: 'm7 7 6 6m0-6-6 6',
  attention: 'M10 5.6v5.4m0 3v.1',
  unknown: 'M7.8 8a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.8m0 2.4v.1',
};

/** One of the things that it takes, and how it stands with it. */
export function Tick({ state, name, children }: { state: State; name: ReactNode; children: ReactNode }) {
  const intl = useIntl();
  const words = {
    ready: intl.formatMessage({ defaultMessage: 'Ready' }),
    missing: intl.formatMessage({ defaultMessage: 'Missing' }),
    attention: intl.formatMessage({ defaultMessage: 'Needs attention' }),
    unknown: intl.formatMessage({ defaultMessage: 'Not known' }),
  };
  return (
    <li className={styles.tick}>
      <svg aria-hidden="true" viewBox="0 0 20 20" className={`${styles.icon} ${styles[state]}`}>
        <circle cx="10" cy="10" r="8" />
        <path d={strokes[state]} />
      </svg>
      <span className={styles.state}>{words[state]}</span>
      <strong className={styles.name}>{name}</strong>
      <div className={styles.words}>{children}</div>
    </li>
  );
}
