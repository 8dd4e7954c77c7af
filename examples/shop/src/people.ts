const face = (cap: string, robe: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="${robe}" d="M0 0h40v40H0z"/><circle cx="20" cy="23" r="12" fill="#f6d7b8"/><path d="M7 20a13 13 0 0126 0z" fill="${cap}"/><circle cx="16" cy="25" r="1.5"/><circle cx="24" cy="25" r="1.5"/></svg>`,
  )}`;

/** The shop's customer service, as VVChat knows it. */
export const shopAgent = "tea-agent";

/** Who has VVChat on the simulator's phone. The emulated platform has their pictures. */
export const people = [
  { openId: "tea-1", nickname: "小竹", sex: "女", avatar: face("#2f6f4f", "#cfe6d8") },
  { openId: "tea-2", nickname: "阿岚", sex: "男", avatar: face("#5b4a8a", "#ddd6f0") },
] as const;

/** Who has WeChat there. The same people, by other numbers. */
export const weChatPeople = people.map(({ openId, nickname, avatar }) => ({
  openId: `wx-${openId}`,
  unionId: `union-${openId}`,
  nickname,
  avatar,
}));
