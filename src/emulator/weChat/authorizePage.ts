import type { EmulatorWeChatPerson } from "./EmulatorWeChatOptions.js";
import { pageStyle } from "./pageStyle.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

function page(title: string, body: string, status = 200): Response {
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${pageStyle}</style>
</head>
<body>${body}</body>
</html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    },
  });
}

/** What WeChat shows where it does not ask. */
export function errorPage(message: string, number: string | undefined): Response {
  const code = number === undefined ? "" : `<p>错误码：${escaped(number)}</p>`;
  return page("无法打开授权页面", `<main><h1>${escaped(message)}</h1>${code}</main>`);
}

/** Whoever has gone away without a word sees nothing. */
export function blankPage(): Response {
  return page("微信授权（模拟）", "");
}

function choice({ openId, nickname, avatar }: EmulatorWeChatPerson, chosen: boolean): string {
  const picture = avatar ? `<img src="${escaped(avatar)}" alt="">` : "";
  const input = `<input type="radio" name="openId" value="${escaped(openId)}"${chosen ? " checked" : ""}>`;
  return `<label>${picture}<span>${escaped(nickname)}</span>${input}</label>`;
}

/** The link must have its fragment, and no server can see it. */
const script = `
if (location.hash !== "#wechat_redirect") {
  document.querySelector("main").innerHTML = "<h1>链接末尾缺少 #wechat_redirect</h1>";
}`;

/**
 * Asks a person.
 *
 * @param name - the account's
 * @param people - who can answer
 * @param holder - who does, unless another is chosen
 */
export function consentPage(
  name: string,
  people: readonly EmulatorWeChatPerson[],
  holder: EmulatorWeChatPerson | undefined,
): Response {
  const choices = people.map((person) => choice(person, person === holder)).join("\n");
  // Without an action it is sent to the page's own address, so the fragment stays and goes along to the page that asked.
  return page(
    "微信授权（模拟）",
    `<main>
<h1>${escaped(name)} 申请获取你的昵称和头像</h1>
<form method="post">
<fieldset><legend>使用的身份</legend>
${choices}
</fieldset>
<button class="allow" name="decision" value="allow">允许</button>
<button name="decision" value="refuse">拒绝</button>
<button class="leave" name="decision" value="leave">不回答就离开</button>
</form>
<p>这是开发用的模拟页面，不是微信。离开后页面一片空白，不会返回网页。</p>
</main>
<script>${script}</script>`,
  );
}
