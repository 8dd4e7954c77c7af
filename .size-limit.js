// Gzip, minified, peers left out: what the kit adds to an app. Measured on the build.
const kit = (name, names, limit) => ({
  name,
  path: "dist/index.js",
  import: names,
  limit,
  gzip: true,
  ignore: ["react", "react-dom", "@tanstack/react-query"],
});

export default [
  kit(
    "provider + useAuth over the web view bridge alone",
    "{ VVChatProvider, useAuth, createVVChatClient, webViewBridge }",
    "5 kB",
  ),
  kit("default client + provider + useAuth", "{ VVChatProvider, useAuth, createVVChatClient }", "7.5 kB"),
  kit("everything in .", "*", "17 kB"),
  { name: "styles.css", path: "dist/styles.css", limit: "3 kB", gzip: true },
];
