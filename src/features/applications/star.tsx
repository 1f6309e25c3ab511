/** Its fill says whether the button around it is pressed: application-list.module.css and shortcut-bar.module.css. */
export function Star() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="16" height="16">
      <path d="M10 2.6 12.2 7l4.9.7-3.5 3.5.8 4.9L10 13.8l-4.4 2.3.8-4.9L2.9 7.7 7.8 7z" />
    </svg>
  );
}
