import { expect, test } from "vitest";
import { defineMethod } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const getAppVersion = defineMethod<void, string>({
  name: "getAppVersion",
  timeout: 2000,
  decode(reply) {
    if (typeof reply.version !== "string") throw new Error("no version");
    return reply.version;
  },
});

test("reads the app's version", async () => {
  const host = createFakeHost();
  host.on("getAppVersion").reply({ version: "3.2.0" });

  const version = await host.client.call(getAppVersion);

  expect(version).toBe("3.2.0");
});
