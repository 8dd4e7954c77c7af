import { describe, expect, test } from "vitest";
import type { HostReply } from "../../src/bridges/bridge.js";
import { isVVChatError } from "../../src/errors/VVChatError.js";
import { auth, type AuthParams } from "../../src/methods/auth.js";

const context = { appId: "qyx1" };
const sent = { app_id: "qyx1", scope: "snsapi_userinfo", state: "S" };

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return isVVChatError(error) ? `${error.code} ${error.field ?? ""}`.trim() : "another error";
  }
  return undefined;
}

describe("what the host is asked", () => {
  test("has the documents' names, and the client's app id", () => {
    expect(auth.name).toBe("auth");
    expect(auth.interactive).toBe(true);
    expect(auth.encode({ scope: "snsapi_userinfo", state: "S" }, context)).toEqual(sent);
  });

  test("carries a scope as it is: the one that posts into a chat, too", () => {
    const scope = "sessionapi_sendmsg:8a7f:2";
    expect(auth.encode({ scope }, context)).toMatchObject({ scope });
  });

  test("carries a fresh state each time, unless the caller has one", () => {
    const none = [undefined, null] as undefined[];
    const states = Array.from({ length: 100 }, (_, call) => {
      return auth.encode({ scope: "s", state: none[call % 2] }, context).state;
    });
    expect(new Set(states).size).toBe(100);
    for (const state of states) expect(state).toMatch(/^[0-9a-f]{32}$/);
  });

  test("carries nothing else that the caller put in", () => {
    const params = { scope: "s", state: "S", app_id: "mine", code: "C" } as AuthParams;
    expect(auth.encode(params, context)).toEqual({ app_id: "qyx1", scope: "s", state: "S" });
  });

  test.each<[string, object]>([
    ["scope", {}],
    ["scope", { scope: "" }],
    ["scope", { scope: 1 }],
    ["scope", { scope: null }],
    ["state", { scope: "s", state: "" }],
    ["state", { scope: "s", state: 1 }],
  ])("is refused, naming %s, for %j", (field, params) => {
    expect(codeOf(() => auth.encode(params as AuthParams, context))).toBe(`invalid ${field}`);
  });
});

describe("what the host's answer means", () => {
  test.each<[string, HostReply]>([
    ["with the state that was sent", { code: "C", state: "S", err_code: 0 }],
    ["without a state", { code: "C" }],
    ["with an empty state", { code: "C", state: "" }],
    ["with a state of null", { code: "C", state: null }],
  ])("a code %s is the grant", (_, reply) => {
    expect(auth.decode(reply, sent)).toEqual({ code: "C", state: "S", scope: "snsapi_userinfo" });
  });

  test.each([
    { state: "T" },
    { state: "S " },
    { state: "s" },
    { state: 0 },
    { state: false },
    { state: ["S"] },
    { state: {} },
  ])("a code with a foreign state (%j) is never handed out", (reply) => {
    expect(codeOf(() => auth.decode({ code: "C", ...reply }, sent))).toBe("state_mismatch");
  });

  test("a foreign state counts, even where the code is missing too", () => {
    expect(codeOf(() => auth.decode({ state: "T" }, sent))).toBe("state_mismatch");
  });

  test.each([{}, { code: "" }, { code: null }, { code: 200 }, { code: ["C"] }])(
    "an answer without a code (%j) is refused, in words",
    (reply) => {
      expect(() => auth.decode({ state: "S", ...reply }, sent)).toThrow("no code");
    },
  );

  test("any error reply is the user's refusal, none is a cancel: the documents know no other", () => {
    for (const code of [1, -1, 400, 500, "1"]) {
      expect(auth.isDenied({ err_code: code })).toBe(true);
      expect(auth.isCancel({ err_code: code })).toBe(false);
    }
  });
});
