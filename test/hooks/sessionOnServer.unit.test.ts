import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createVVChatClient, isVVChatError, sessionQueryOptions } from "../../src/index.js";

test("a server does not know the chat: asking there ends at once, and nothing is kept as the page's answer", async () => {
  const client = createVVChatClient({ appId: "a" });
  const options = sessionQueryOptions(client);
  const queryClient = new QueryClient();
  await queryClient.query(options).catch(() => {});
  const state = queryClient.getQueryState(options.queryKey);
  expect(state?.data).toBeUndefined();
  expect(isVVChatError(state?.error, "unavailable")).toBe(true);
});
