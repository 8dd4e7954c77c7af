// What a bundle for browsers gets in place of the server. None of the server's names is here, so that a build which asks for
// one fails, and says which, before an app key can get into it. Where a bundler lets it pass, the page fails.

/** Without any export esbuild takes the file for CommonJS, where every name exists. */
export const serverOnly = true;

throw new Error("vvchat-react/server is for servers alone: it holds the app key");
