/** In milliseconds; a page that is still hidden then is not hidden by a dialog. */
const patience = 1000;

/**
 * Resolves once a closed dialog has given the page back. Fluent takes `aria-hidden` off the rest of the page a moment
 * after a dialog has gone, and never if everything of Fluent's focus manager goes before: a screen reader would
 * then find nothing on the next page.
 */
export function afterDialog(): Promise<void> {
  const until = performance.now() + patience;
  return new Promise((resolve) => {
    const look = () => {
      const hidden = document.querySelector('body > [aria-hidden="true"] main');
      if (hidden && performance.now() < until) requestAnimationFrame(look);
      else resolve();
    };
    requestAnimationFrame(look);
  });
}
