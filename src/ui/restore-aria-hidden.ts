/**
 * Makes the page reachable again after a dialog that went together with everything around it, and resolves when it is. Fluent
 * hides the rest of the page from screen readers while a dialog is open, and takes that back only where its focus manager
 * outlives it.
 */
export function givePageBack(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if (openDialogs().length === 0)
        for (const hidden of document.querySelectorAll('body > [aria-hidden="true"]:has(main)'))
          hidden.removeAttribute('aria-hidden');
      resolve();
    });
  });
}

/** Also those that Fluent has hidden from screen readers. */
export function openDialogs(): readonly Element[] {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')];
}
