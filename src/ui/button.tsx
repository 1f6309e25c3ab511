import type { ComponentProps } from 'react';
import styles from './button.module.css';

type ButtonProps = Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'className'> & {
  appearance?: 'primary' | 'secondary' | 'link';
  size?: 'medium' | 'large';
  /** Does nothing for now, and keeps the focus. */
  disabledFocusable?: boolean;
};

/** The browser's own button in Fluent's dress, for the first load: Fluent's Button would add 7 kB of brotli to it. */
export function Button({
  appearance = 'secondary',
  size = 'medium',
  disabledFocusable = false,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={size === 'large' ? `${styles[appearance]} ${styles['large']}` : styles[appearance]}
      {...(disabledFocusable ? { 'aria-disabled': true } : { onClick })}
    >
      {children}
    </button>
  );
}
