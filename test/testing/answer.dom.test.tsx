import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth, defineMethod, useAuth, type CallEvent } from "../../src/index.js";
import { createFakeHost, type HostCall } from "../../src/testing/index.js";
import { watch } from "../client/watch.js";

const scan = defineMethod({ name: "scan", decode: (reply) => reply.text });
const me = { scope: "snsapi_userinfo" };

/** A host whose `auth` waits for the test's hand, and a call to it. */
function waiting(options?: Parameters<typeof createFakeHost>[0]) {
  const host = createFakeHost(options);
  host.on("auth").silent();
  return { host, call: watch(host.client.call(auth, me)) };
}

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("host.answer", () => {
  test.each([
    ["a reply", { code: "C1" }, "success"],
    ["a function that makes it", ({ state }: Readonly<Record<string, unknown>>) => ({ code: "C1", state }), "success"],
    ["a promise of it, by such a function", () => Promise.resolve({ code: "C1" }), "success"],
    ["succeed", "succeed", "success"],
    ["refuse", "refuse", "denied"],
    ["fail", "fail:7:no", "denied"],
    ["twice", "twice", "success"],
    ["malformed", "malformed", "invalid_response"],
    ["object", "object", "success"],
    ["missing", "missing", "invalid_response"],
    ["silent", "silent", "pending"],
    ["unknown", "unknown", "pending"],
  ] as const)("ends a waiting call with %s", async (_, answer, end) => {
    const { host, call } = waiting();
    await pass(1000);
    expect(call.state).toBe("pending");
    host.answer(host.calls[0], answer);
    await pass();
    expect(call.state).toBe(end);
  });

  test("never ends it within itself: a real app is another thread", async () => {
    const heard: string[] = [];
    const { host } = waiting({ onCall: ({ type }) => heard.push(type) });
    host.answer(host.calls[0], "succeed");
    expect(heard).toEqual(["start", "sent"]);
    await pass();
    expect(heard).toEqual(["start", "sent", "end"]);
  });

  test("slow:500 ends it half a second later", async () => {
    const { host, call } = waiting();
    host.answer(host.calls[0], "slow:500");
    await pass(499);
    expect(call.state).toBe("pending");
    await pass(1);
    expect(call.state).toBe("success");
  });

  test("after the deadline is late, and tells so", async () => {
    const events: CallEvent[] = [];
    const { host, call } = waiting({ timeouts: { interactive: 50 }, onCall: (event) => events.push(event) });
    await pass(50);
    host.answer(host.calls[0], { code: "C1" });
    await pass();
    expect(call.state).toBe("timeout");
    expect(events.at(-1)).toMatchObject({ type: "late", raw: '{"code":"C1"}' });
  });

  test("a second time is a double answer, and changes nothing", async () => {
    const events: CallEvent[] = [];
    const { host, call } = waiting({ onCall: (event) => events.push(event) });
    host.answer(host.calls[0], { code: "C1" });
    host.answer(host.calls[0], "refuse");
    await pass();
    expect(call.value).toMatchObject({ code: "C1" });
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end", "double"]);
  });

  test("goes to the call that is meant, in whatever order", async () => {
    const host = createFakeHost();
    host.on("scan").silent();
    const calls = [1, 2, 3].map(() => watch(host.client.call(scan)));
    host.answer(host.calls[2], { text: "third" });
    host.answer(host.calls[0], "fail");
    await pass();
    expect(calls.map(({ state, value }) => value ?? state)).toEqual(["failed", "pending", "third"]);
  });

  test("ends a call that was made before reset()", async () => {
    const { host, call } = waiting();
    const [made] = host.calls;
    host.reset();
    host.answer(made, "succeed");
    await pass();
    expect(call.state).toBe("success");
  });

  test("ends a call that the latency still holds up, and the script's answer comes second", async () => {
    const host = createFakeHost({ latency: 1000 });
    const call = watch(host.client.call(auth, me));
    host.answer(host.calls[0], { code: "by hand" });
    await pass(1000);
    expect(call.value?.code).toBe("by hand");
  });

  test.each([
    ["a call that is not there yet", undefined, "there is no such call yet"],
    ["a call that the host never got", { method: "auth", params: {}, at: 0 }, "no call of this host's"],
    ["another host's call", "another's", "no call of this host's"],
  ])("throws for %s", (_, which, says) => {
    const host = createFakeHost();
    const call: HostCall | undefined =
      which === "another's" ? waiting().host.calls[0] : (which as HostCall | undefined);
    expect(() => {
      host.answer(call, "succeed");
    }).toThrow(says);
  });

  test.each(["ask", "refused", "fail", "", 1, null, undefined])("throws for %j where it is no outcome", (answer) => {
    const { host, call } = waiting();
    const give = () => {
      host.answer(host.calls[0], answer as "fail");
    };
    if (answer === "fail") expect(give).not.toThrow();
    else expect(give).toThrow(/is neither a reply nor an outcome: succeed, refuse/);
    expect(call.state).toBe("pending");
  });
});

describe("host.answer, below a component", () => {
  function SignIn() {
    const signIn = useAuth();
    return (
      <button
        onClick={() => {
          signIn.mutate();
        }}
      >
        {signIn.isPending ? "pending" : (signIn.data?.code ?? signIn.error?.code ?? "idle")}
      </button>
    );
  }

  beforeEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ["ends what the component waits for", undefined],
    ["in StrictMode, too", StrictMode],
  ])("%s", async (_, Mode) => {
    const { host } = waitingHost();
    const { wrapper: Wrapper } = host;
    render(
      <Wrapper>
        {Mode ? (
          <Mode>
            <SignIn />
          </Mode>
        ) : (
          <SignIn />
        )}
      </Wrapper>,
    );
    fireEvent.click(screen.getByRole("button"));
    await screen.findByText("pending");
    host.answer(host.calls[0], { code: "C1" });
    await screen.findByText("C1");
    expect(host.calls).toHaveLength(1);
  });

  test("after unmount it ends nothing that anybody sees, and throws nothing", async () => {
    const error = vi.spyOn(console, "error");
    const { host } = waitingHost();
    const { unmount } = render(<SignIn />, { wrapper: host.wrapper });
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => {
      expect(host.calls).toHaveLength(1);
    });
    unmount();
    host.answer(host.calls[0], { code: "C1" });
    render(<SignIn />, { wrapper: host.wrapper });
    await new Promise((resolve) => setTimeout(resolve, 20));
    screen.getByText("idle");
    expect(error).not.toHaveBeenCalled();
  });

  function waitingHost() {
    const host = createFakeHost();
    host.on("auth").silent();
    return { host };
  }
});
