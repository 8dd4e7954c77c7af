/** Texts: a sign-in's. */
export const authWords = {
  "auth.idle": ["用 VVChat 登录", "Sign in with VVChat"],
  "auth.pending": ["等待授权…", "Waiting…"],
  "auth.confirming": ["登录中…", "Signing in…"],
  "auth.success": ["已登录", "Signed in"],
  "auth.again.denied": ["重新授权", "Ask again"],
  "auth.note.pending": ["请在 VVChat 里点允许。", "Tap Allow in VVChat."],
  "auth.note.confirming": ["已允许，正在登录。", "Allowed. Signing you in."],
  "auth.note.cancelled": ["已取消登录。", "Sign-in cancelled."],
  "auth.note.denied": ["你没有允许授权，所以还没登录。", "You didn't allow access, so you're not signed in."],
  "auth.note.failed": ["登录没有成功。", "Sign-in didn't work."],
  "auth.note.unsupported": [
    "当前 VVChat 版本不支持登录，请先更新。",
    "This VVChat is too old to sign in. Update it first.",
  ],
} as const;
