/** The app that VVChat's documents use, and the emulator knows. Its key is the server's alone. */
export const testApp = { appId: "test" };

/** The emulator's official account, for the same pages in WeChat. Its secret is the server's alone, too. */
export const testAccount = { appId: "wx0123456789abcdef" };
