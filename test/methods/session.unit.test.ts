import { describe, expect, test } from "vitest";
import { getSession } from "../../src/methods/getSession.js";
import { selectSession } from "../../src/methods/selectSession.js";

const context = { appId: "qyx1" };

describe.each([getSession, selectSession])("$name", (method) => {
  test("asks with the documents' name, and without parameters", () => {
    expect(method.encode(undefined, context)).toBeUndefined();
  });

  test.each([
    [1, "single"],
    ["1", "single"],
    [2, "group"],
    ["2", "group"],
  ])("reads a session_type of %j as %s", (type, sessionType) => {
    expect(method.decode({ err_code: 0, session_id: "8f2c", session_type: type }, {})).toEqual({
      sessionId: "8f2c",
      sessionType,
    });
  });

  test.each([undefined, null, "", 0, 3, "3", "single", true, [1], {}, "toString", "__proto__"])(
    "refuses a chat of an unknown type: %j",
    (type) => {
      expect(() => method.decode({ session_id: "S", session_type: type }, {})).toThrow("unknown session_type");
    },
  );

  test.each([0, 7, true, ["S"], {}])("refuses a session_id that is no text: %j", (id) => {
    expect(() => method.decode({ session_id: id, session_type: 1 }, {})).toThrow("session_id is no text");
  });
});

describe.each([{}, { session_id: "" }, { session_id: null }, { session_id: "", session_type: 9 }])(
  "a success that names no chat: %j",
  (reply) => {
    test("is no chat for getSession", () => {
      expect(getSession.decode(reply, {})).toBeNull();
    });

    test("is an unusable answer for selectSession: somebody picked one", () => {
      expect(() => selectSession.decode(reply, {})).toThrow("no session_id");
    });
  },
);

test("only the picker opens something, and only its closing is a cancel", () => {
  expect([getSession.interactive, selectSession.interactive]).toEqual([false, true]);
  const closed = { err_code: 400, err_msg: "用户取消" };
  expect([getSession.isCancel(closed), selectSession.isCancel(closed)]).toEqual([false, true]);
  expect(selectSession.isCancel({ err_code: 400, err_msg: "失败" })).toBe(false);
});
