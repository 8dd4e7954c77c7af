import type { ReturnEvent } from "../../src/bridges/bridge.js";
import { auth } from "../../src/methods/auth.js";
import { rejection } from "../client/watch.js";
import { createPhone, paramsOf, type Tab } from "./phone.js";

export const page = "https://shop.example/tea?a=1#top";

/** What `onReturn` was told. Each test empties it. */
export const told: ReturnEvent[] = [];

export const onReturn = (event: ReturnEvent): void => {
  told.push(event);
};

/** A sign-in that has left the page, and what the app was asked. */
export function signIn({
  phone = createPhone({ client: { onReturn } }),
  url = page,
  state: own = undefined as string | undefined,
} = {}) {
  const tab = phone.open(url);
  tab.client.call(auth, { scope: "snsapi_userinfo", state: own }).catch(() => {});
  const { state = "", redirect_uri: redirectUri = "" } = paramsOf(phone.last);
  return { phone, tab, state, redirectUri, agreed: { err_code: "0", code: "C1", state } };
}

/** How a sign-in that came back ended. */
export async function refused({ client }: Tab): Promise<string> {
  const taken = client.takeReturn(auth);
  return taken ? (await rejection(taken.outcome)).code : "nothing came back";
}
