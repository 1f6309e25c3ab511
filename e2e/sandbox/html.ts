/** Markup that is already safe to put into a page. */
export type Html = { readonly markup: string };

/** Template tag: every interpolated text is escaped, nested `Html` and lists of it are not. */
export function html(strings: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html {
  const parts = strings.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + render(value);
  });
  return { markup: parts.join('') };
}

function render(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escape(value);
  if ('markup' in value) return value.markup;
  return value.map((item) => item.markup).join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
  body { margin: 0; padding: 4vh 1rem; background: light-dark(#f2f2f2, #141414); color: light-dark(#242424, #f5f5f5); }
  main { max-inline-size: 30rem; margin-inline: auto; padding: 2rem; border-radius: 8px; background: light-dark(#fff, #292929);
    box-shadow: 0 2px 8px rgb(0 0 0 / 14%); overflow-wrap: anywhere; }
  main.wide { max-inline-size: 56rem; }
  h1 { font-size: 1.5rem; line-height: 1.3; margin: .25rem 0 .5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
  .brand { margin: 0; font-weight: 600; color: light-dark(#424242, #d6d6d6); } .note, dd, li p { color: light-dark(#616161, #adadad); }
  .note { font-size: .875rem; margin-block: 1.5rem 0; }
  ul.people { list-style: none; padding: 0; margin: 1rem 0; }
  ul.people li { position: relative; padding: .6rem .75rem; border-radius: 6px; }
  ul.people li:hover { background: light-dark(#f0f0f0, #3d3d3d); } ul.people p { margin: 0; font-size: .875rem; }
  ul.people button { all: unset; cursor: pointer; font-weight: 600; } ul.people button::after { content: ""; position: absolute; inset: 0; }
  ul.people li:focus-within { outline: 2px solid light-dark(#0f6cbd, #479ef5); }
  .actions { display: flex; gap: .5rem; justify-content: flex-end; flex-wrap: wrap; }
  .actions button { font: inherit; font-weight: 600; min-block-size: 2rem; padding: .25rem 1rem; border-radius: 4px; cursor: pointer;
    border: 1px solid light-dark(#d1d1d1, #666); background: light-dark(#fff, #292929); color: inherit; }
  .actions .primary { background: #0f6cbd; border-color: #0f6cbd; color: #fff; } a { color: light-dark(#115ea3, #479ef5); }
  dt { font-weight: 600; margin-block-start: .75rem; } dd { margin: 0; } code { font-family: Consolas, monospace; }
`;

/** A whole page of the sandbox's services, without a script. */
export function document(title: string, body: Html, layout: 'card' | 'wide' = 'card'): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <main class="${layout}">${body}</main>
      </body>
    </html>`;
  return page.markup;
}
