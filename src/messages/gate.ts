/** Texts: the gate's. */
export const gateWords = {
  "gate.phone": ["请在 VVChat 里打开", "Open this in VVChat"],
  "gate.phoneHint": ["把链接发到 VVChat 的聊天里，再点开。", "Send the link to a VVChat chat, then tap it."],
  "gate.laptop": ["请在手机上打开", "Open this on your phone"],
  "gate.laptopHint": ["把链接发到手机上的 VVChat，再点开。", "Send the link to VVChat on your phone, then tap it."],
  "gate.browser": ["请在浏览器里打开", "Open this in your browser"],
  "gate.browserHint": ["点右上角的菜单，选择用浏览器打开。", "Tap the menu at the top right, then open in browser."],
  "gate.failed": ["连不上 VVChat", "Can't reach VVChat"],
  "gate.failedHint": ["检查网络后再试。", "Check your network and try again."],
  "gate.unsupported": ["VVChat 版本太旧", "VVChat is too old"],
  "gate.unsupportedHint": ["更新后就能使用本页。", "Update it to use this page."],
  "gate.continue": ["仍然继续", "Continue anyway"],
} as const;
