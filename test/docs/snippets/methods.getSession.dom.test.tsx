import { expect, test } from "vitest";
import { defineMethod } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const getSession = defineMethod<void, { sessionId: string; sessionType: "single" | "group" }>({
  name: "getSession",
  decode(reply) {
    if (typeof reply.session_id !== "string") throw new Error("no session_id");
    return { sessionId: reply.session_id, sessionType: Number(reply.session_type) === 2 ? "group" : "single" };
  },
});

test("reads the chat that the page was opened from", async () => {
  const host = createFakeHost();
  host.on("getSession").reply({ session_id: "S1", session_type: 2 });

  const session = await host.client.call(getSession);

  expect(session).toEqual({ sessionId: "S1", sessionType: "group" });
});
