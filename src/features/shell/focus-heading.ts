/** For a button that goes with its notice: the focus stays on the page that the notice was about. */
export function focusHeading(button: HTMLElement): void {
  button.closest('main')?.querySelector('h1')?.focus({ preventScroll: true });
}
