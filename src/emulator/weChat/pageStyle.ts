/** The look of WeChat's pages: quiet, in light and dark. */
export const pageStyle: string = `
:root { color-scheme: light dark; --text: #1a1a1a; --quiet: #5c5c5c; --line: #d9d9d9; --page: #fff; --button: #f2f2f2; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ededed; --quiet: #a8a8a8; --line: #3a3a3a; --page: #191919; --button: #2c2c2c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 400px; margin: 0 auto; padding: 48px 24px 24px; overflow-wrap: anywhere; }
h1 { margin: 0 0 24px; font-size: 22px; line-height: 1.4; text-wrap: balance; }
fieldset { margin: 0 0 32px; padding: 0; border: 0; }
legend { padding: 0; color: var(--quiet); font-size: 15px; }
label { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 0; border-bottom: 1px solid var(--line); }
img { width: 40px; height: 40px; border-radius: 4px; object-fit: cover; }
input { width: 20px; height: 20px; margin: 0; accent-color: #07803f; }
label span { flex: 1; min-width: 0; }
button { display: block; width: 100%; min-height: 48px; margin: 0 0 12px; padding: 8px 16px; border: 0; border-radius: 8px; background: var(--button); color: var(--text); font: inherit; font-weight: 600; cursor: pointer; }
button.allow { background: #07803f; color: #fff; }
button.leave { background: none; font-weight: 400; text-decoration: underline; }
:focus-visible { outline: 3px solid #2c7be5; outline-offset: 2px; }
p { margin: 16px 0 0; color: var(--quiet); font-size: 14px; }`;
