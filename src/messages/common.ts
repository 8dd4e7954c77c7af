import type { Words } from "./words.js";

/** Texts: every component's: what went wrong, and what to do about it. */
export const commonWords = {
  "error.aborted": ["已停止。", "Stopped."],
  "error.busy": ["另一个操作还没完成，请先完成它。", "Another step is still open. Finish it first."],
  "error.cancelled": ["已取消。", "Cancelled."],
  "error.denied": ["你没有允许。", "You didn't allow it."],
  "error.failed": ["没有成功。", "It didn't work."],
  "error.invalid": ["这里出了点问题，暂时用不了。", "Something is wrong here. It can't be used right now."],
  "error.invalid_response": ["VVChat 的回应不完整。", "VVChat's answer was incomplete."],
  "error.left": ["没有等到 VVChat 的结果。", "We didn't hear back from VVChat."],
  "error.network": ["网络不通，请检查网络。", "No connection. Check your network."],
  "error.not_opened": ["没能打开 VVChat，可能还没有安装。", "VVChat didn't open. It may not be installed."],
  "error.script_failed": ["连不上 VVChat，请检查网络。", "Can't reach VVChat. Check your network."],
  "error.server": ["服务暂时出了问题。", "The service had a problem."],
  "error.state_mismatch": ["这次登录没有对上，请重新登录。", "That sign-in didn't match. Sign in again."],
  "error.superseded": ["已换成新的操作。", "A newer step took over."],
  "error.timeout": ["VVChat 没有回应。", "VVChat didn't answer."],
  "error.unavailable": ["请在 VVChat 里打开本页。", "Open this page in VVChat."],
  "error.unsupported": ["当前 VVChat 版本不支持，请先更新。", "This VVChat is too old. Update it first."],
  "action.retry": ["再试一次", "Try again"],
  "action.copyLink": ["复制链接", "Copy link"],
  "action.copied": ["链接已复制。", "Link copied."],
  "action.copyFailed": ["没能复制，请手动复制网址。", "Couldn't copy. Copy the address by hand."],
  connecting: ["正在连接 VVChat…", "Connecting to VVChat…"],
} as const satisfies Words;
