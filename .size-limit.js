// Ratchets, not goals: those are 5 kB for sign-in over the web view alone, 7.5 kB with the default bridges, 11 kB with
// PayButton, and 17 kB for everything.
// Gzip, minified, peers left out: what the kit adds to an app. Measured on the build.
const kit = (name, names, limit, more) => ({
  name,
  path: "dist/index.js",
  import: names,
  limit,
  gzip: true,
  ignore: ["react", "react-dom", "@tanstack/react-query"],
  ...more,
});

// An app that names its bridges still ships the default ones: `createVVChatClient` falls back on them, and no bundler can
// tell that it never does. So what the kit takes over one bridge alone is measured without the others.
const webViewAlone = {
  modifyEsbuildConfig: (config) => ({
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      {
        name: "web view alone",
        setup(build) {
          build.onLoad({ filter: /\/client\/defaultBridges\.js$/ }, () => ({
            contents: `import { webViewBridge } from "../bridges/webView.js";
              export const defaultBridges = () => [webViewBridge()];`,
          }));
        },
      },
    ],
  }),
};

// Two stars would have one name.
const weChat = `{ ${Object.keys(await import("./dist/wechat/index.js")).join()} }`;

export default [
  kit(
    "provider + useAuth over the web view bridge alone",
    "{ VVChatProvider, useAuth, createVVChatClient, webViewBridge }",
    "6.3 kB",
    webViewAlone,
  ),
  kit("default client + provider + useAuth", "{ VVChatProvider, useAuth, createVVChatClient }", "9.7 kB"),
  kit("the same + PayButton", "{ VVChatProvider, useAuth, createVVChatClient, PayButton }", "20.4 kB"),
  kit("everything in .", "*", "31.6 kB"),
  // What ./wechat adds is what this has more than the line above: 5.0 kB of its 5.
  kit("the same + all of ./wechat", { "dist/index.js": "*", "dist/wechat/index.js": weChat }, "36.6 kB", {
    path: ["dist/index.js", "dist/wechat/index.js"],
  }),
  { name: "styles.css", path: "dist/styles.css", limit: "3 kB", gzip: true },
];
