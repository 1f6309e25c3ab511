/**
 * Makes the page reachable again after a dialog that went together with everything around it. Fluent hides the rest of
 * the page from screen readers while a dialog is open, and takes that back only where its focus manager outlives it.
 */
export function givePageBack(): void {
  setTimeout(() => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    for (const hidden of document.querySelectorAll('body > [aria-hidden="true"]:has(main)'))
      hidden.removeAttribute('aria-hidden');
  });
}
