/** Texts by key, each in Chinese and in English. A table belongs to the component that ships it, so that an app ships no other's. */
export type Words = Readonly<Record<string, readonly [zhCN: string, en: string]>>;
