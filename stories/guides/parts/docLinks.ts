/** Where the gallery has what a page of `docs` is about. */
const pages: Readonly<Record<string, string>> = {
  "connection.md": "guides-in-the-web-view",
  "browser.md": "guides-in-a-browser",
  "two-chat-apps.md": "guides-in-wechat",
  "payments.md": "guides-payments-that-end-in-the-truth",
  "testing.md": "guides-testing",
  "theming.md": "guides-theming",
  "errors/README.md": "guides-errors",
  "user.md": "hooks-useuser",
  "share.md": "hooks-useshare",
  "contact.md": "hooks-usecontact",
  "session.md": "hooks-usesession",
  "messages.md": "hooks-usesendmessage",
  "methods.md": "hooks-usehostcall",
};

/** Pages of which the gallery shows the whole text, so that a part of one can be led to. */
const whole = /^guides-/;

function addressOf(path: string, fragment: string | undefined): string | undefined {
  const [, code] = /^errors\/(\w+)\.md$/.exec(path) ?? [];
  if (code && code !== "README") return `?path=/docs/guides-errors--docs#${code}`;
  const id = pages[path];
  if (!id) return undefined;
  return `?path=/docs/${id}--docs${fragment && whole.test(id) ? `#${fragment}` : ""}`;
}

/** Outside fenced code. */
function inProse(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^```[^]*?^```$)/m)
    .map((part, index) => (index % 2 ? part : change(part)))
    .join("");
}

/**
 * The text of a page of `docs`, for the gallery: its links lead to the gallery's own pages. What the gallery does not have
 * is named by its file.
 *
 * @param text - Markdown
 * @param folder - of the page in `docs`: `""`, or `"errors/"`
 */
export function forGallery(text: string, folder = ""): string {
  return inProse(text, (prose) =>
    prose.replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (link, label: string, target: string) => {
      if (/^([a-z]+:|#)/.test(target)) return link;
      const [file = "", fragment] = target.split("#");
      const path = new URL(file, `https://docs/docs/${folder}`).pathname.replace(/^\/docs\//, "");
      const address = addressOf(path, fragment);
      if (address) return `[${label}](${address})`;
      return path.startsWith("/") ? `${label} (\`${path.slice(1)}\`)` : `${label} (\`docs/${path}\`)`;
    }),
  );
}

/** Without its title: the page of the gallery has one. */
export const withoutTitle = (text: string): string => text.replace(/^# .*\n+/, "");

/** What stands under one heading of the second level. */
export function sectionOf(text: string, heading: string): string {
  const [, after = ""] = text.split(`\n## ${heading}\n`);
  return after.split(/^## /m)[0]?.trim() ?? "";
}
