import { AriaLiveAnnouncer, FluentProvider } from '@fluentui/react-components';
import { type ComponentType, type ReactNode, useLayoutEffect, useState } from 'react';
import styles from './fluent.module.css';

/**
 * Around whatever uses a component of Fluent's, which the first load does without: its provider and announcer are 8 kB of
 * brotli. The themes are a style sheet, `fluentThemes` in vite.config.ts.
 */
export function Fluent({ children }: { children: ReactNode }) {
  return (
    <FluentProvider className={styles.fluent}>
      <AriaLiveAnnouncer>
        <AfterAnnouncer>{children}</AfterAnnouncer>
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}

/** A notice that comes with its announcer would speak before the announcer listens. */
function AfterAnnouncer({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  // The announcer makes its place in the page in an effect, which React runs before it renders again.
  // oxlint-disable-next-line react/set-state-in-effect -- the second rendering is the point
  useLayoutEffect(() => setReady(true), []);
  return ready && children;
}

/** A part that loads on first use, with what it needs of Fluent around it. */
export function inFluent<Props extends object>(Part: ComponentType<Props>): ComponentType<Props> {
  return function InFluent(props) {
    return (
      <Fluent>
        <Part {...props} />
      </Fluent>
    );
  };
}
