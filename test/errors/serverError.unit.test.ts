import { describe, expect, test } from "vitest";
import { VVChatError } from "../../src/errors/VVChatError.js";
import { toServerError } from "../../src/errors/serverError.js";

describe("an error of the app's own server", () => {
  test.each([
    ["Chromium", "Failed to fetch"],
    ["Safari", "Load failed"],
    ["Firefox", "NetworkError when attempting to fetch resource."],
    ["Node", "fetch failed"],
  ])("is network where fetch reached nobody, in the words of %s", (_, text) => {
    const cause = new TypeError(text);
    const error = toServerError(cause, "auth");
    expect(error).toMatchObject({ code: "network", method: "auth", cause });
    expect(error.message).toContain(text.replace(/\.$/, ""));
  });

  test.each<[string, unknown]>([
    ["an error of the app's", new Error("no such user")],
    ["a mistake in the app's code", new TypeError("x is not a function")],
    ["words like fetch's, thrown by somebody else", new Error("Failed to fetch")],
    ["text", "500"],
    ["nothing", undefined],
    ["something that says nothing", Object.create(null)],
  ])("is server for %s, and keeps what was thrown", (_, cause) => {
    expect(toServerError(cause, "auth")).toMatchObject({ code: "server", method: "auth", cause });
  });

  test("is what the app says it is, where it throws one of the kit's", () => {
    const error = new VVChatError("denied", "Not today.");
    expect(toServerError(error, "auth")).toBe(error);
  });

  test("says which of the two happened", () => {
    expect(toServerError(new TypeError("Failed to fetch"), "auth").message).toBe(
      "auth: TypeError: Failed to fetch (vvchat-react/docs/errors/network.md)",
    );
    expect(toServerError(new Error("no such user."), "auth").message).toBe(
      "auth: Error: no such user. (vvchat-react/docs/errors/server.md)",
    );
  });
});
