/** The app that VVChat's documents use, and the emulator knows. Its key is the server's alone. */
export const testApp = { appId: "test" };
