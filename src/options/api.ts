import { httpApi } from "../api/httpApi.js";
import type { VVChatApi } from "../api/VVChatApi.js";
import type { VVChatClient } from "../client/createClient.js";

const none: VVChatApi = {};
const byPath = new WeakMap<VVChatClient, VVChatApi>();

/**
 * The server of a client's app, as functions: a path speaks HTTP, functions are what they are, and none is a server
 * that has nothing. Here and not in the client, so that an app that asks no server ships nothing of it.
 */
export function apiOf(client: VVChatClient): VVChatApi {
  const { api = none } = client;
  if (typeof api !== "string") return api;
  const made = byPath.get(client) ?? httpApi(api);
  byPath.set(client, made);
  return made;
}
