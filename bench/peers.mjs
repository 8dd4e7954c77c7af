/**
 * What peers add to an app, for login, for pay or share, and with all that they have: minified, gzip, React and TanStack
 * Query left out. Not measured here: measured once, all in one run, with esbuild, React 19.3 and TanStack Query 5.108.
 * @type {readonly { name: string, login?: number, payOrShare?: number, everything?: number }[]}
 */
export const peers = [
  { name: "TanStack Query itself", login: 8172, everything: 10_535 },
  { name: "@react-oauth/google", login: 939, everything: 1987 },
  { name: "vk-bridge, with its React package", login: 2187, everything: 3191 },
  { name: "react-paypal-js v6", payOrShare: 3922, everything: 16_053 },
  { name: "react-stripe-js, with stripe-js", payOrShare: 5774, everything: 7395 },
  { name: "@wecom/jssdk", login: 8478, payOrShare: 7299, everything: 18_144 },
  { name: "react-oidc-context, with oidc-client-ts", login: 18_989, everything: 19_787 },
  { name: "wagmi", login: 19_256, payOrShare: 47_246, everything: 118_388 },
  { name: "telegram-apps/sdk-react", login: 17_706, payOrShare: 17_724, everything: 23_722 },
  { name: "liff", login: 24_247, everything: 36_088 },
  { name: "dingtalk-jsapi", login: 21_738, everything: 72_642 },
  { name: "farcaster", login: 188_141, everything: 201_109 },
];
