import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type Look = {
  appearance?: 'primary' | 'secondary' | 'subtle' | 'transparent' | 'link';
  size?: 'small' | 'medium' | 'large';
  icon?: ReactNode;
  iconPosition?: 'before' | 'after';
};

export type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** Does nothing for now, and keeps the focus. */
    disabledFocusable?: boolean;
  };

/**
 * The browser's own button in Fluent's dress: Fluent's Button, with the provider, Griffel and the utilities that only it
 * would bring to a page, is 15 kB of brotli.
 */
export function Button({ disabledFocusable = false, onClick, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...dressed(props)}
      {...(disabledFocusable
        ? { 'aria-disabled': true, onClick: (event) => event.preventDefault() }
        : { onClick })}
    />
  );
}

/** A link that looks like a button. */
export function ButtonLink(props: ComponentProps<'a'> & Look) {
  // oxlint-disable-next-line jsx-a11y/anchor-has-content -- it comes with the properties
  return <a {...dressed(props)} />;
}

function dressed<Props extends Look & { className?: string | undefined; children?: ReactNode }>(
  props: Props,
) {
  const {
    appearance = 'secondary',
    size = 'medium',
    icon,
    iconPosition = 'before',
    className = '',
    children,
    ...rest
  } = props;
  const isAlone = children === undefined;
  const dress = `${styles.button} ${styles[appearance]} ${styles[size]}`;
  if (!icon) return { ...rest, className: `${dress} ${className}`, children };
  const picture = <span className={`${styles.icon} ${isAlone ? '' : styles[iconPosition]}`}>{icon}</span>;
  return {
    ...rest,
    className: `${dress} ${isAlone ? styles.only : styles.beside} ${className}`,
    children: (
      <>
        {iconPosition === 'before' && picture}
        {children}
        {iconPosition === 'after' && picture}
      </>
    ),
  };
}
