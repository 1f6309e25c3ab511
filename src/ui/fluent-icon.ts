import { type ComponentProps, createElement } from 'react';
import styles from './fluent-icon.module.css';

/**
 * Stands in the build where Fluent's icons are made from their paths: Fluent's own brings Griffel and what colours, flips
 * and titles an icon, which is 4 kB of brotli; the icons here are plain pictures beside words.
 */
export function createFluentIcon(name: string, width: string, paths: readonly string[]) {
  const box = width === '1em' ? '20' : width;
  function Icon(props: ComponentProps<'svg'>) {
    return createElement(
      'svg',
      {
        'aria-hidden': true,
        fill: 'currentColor',
        width,
        height: width,
        viewBox: `0 0 ${box} ${box}`,
        ...props,
        className: [styles.icon, props.className].filter(Boolean).join(' '),
      },
      ...paths.map((d) => createElement('path', { d })),
    );
  }
  Icon.displayName = name;
  return Icon;
}
