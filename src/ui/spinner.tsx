import styles from './spinner.module.css';

type SpinnerProps = { size: 'tiny' | 'extra-tiny'; className?: string | undefined };

/** Beside words that say what is awaited; Fluent's own is 2 kB of brotli. */
export function Spinner({ size, className = '' }: SpinnerProps) {
  return (
    <span
      aria-hidden="true"
      className={`${styles.spinner} ${size === 'tiny' ? '' : styles.small} ${className}`}
    />
  );
}
