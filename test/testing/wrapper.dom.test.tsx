import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useAuth, useVVChat } from "../../src/index.js";
import { createFakeHost } from "../../src/testing/index.js";

function SignIn() {
  const { status } = useVVChat();
  const signIn = useAuth();
  return (
    <>
      <button
        onClick={() => {
          signIn.mutate();
        }}
      >
        Sign in
      </button>
      <output>{signIn.isPending ? "pending" : (signIn.data?.code ?? signIn.error?.code ?? status)}</output>
    </>
  );
}

const shown = () => screen.getByRole("status").textContent;

async function tap(): Promise<void> {
  fireEvent.click(screen.getByRole("button"));
  await pass(0);
}

/** One more, for TanStack Query tells React of a change in a task of its own. */
async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms + 1));
}

afterEach(() => {
  cleanup();
});

describe("host.wrapper, with Testing Library and fake timers", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test("is ready in the first render, and a tap is one call", async () => {
    const host = createFakeHost();
    host.on("auth").late({ code: "C1" }, 500);
    render(<SignIn />, { wrapper: host.wrapper });
    expect(shown()).toBe("ready");
    await tap();
    expect(shown()).toBe("pending");
    await pass(500);
    expect(shown()).toBe("C1");
    expect(host.calls).toHaveLength(1);
  });

  test("plays a script call by call", async () => {
    const host = createFakeHost();
    host.on("auth").fail(1).malformed().silent();
    render(<SignIn />, { wrapper: host.wrapper });
    for (const code of ["denied", "invalid_response"]) {
      await tap();
      expect(shown()).toBe(code);
    }
    await tap();
    await pass(300_000);
    expect(shown()).toBe("timeout");
  });

  test("keeps its client when it renders again", async () => {
    const host = createFakeHost();
    host.on("auth").late({ code: "C1" }, 500);
    const { rerender } = render(<SignIn />, { wrapper: host.wrapper });
    await tap();
    rerender(<SignIn />);
    await pass(500);
    expect(shown()).toBe("C1");
  });

  test("without a host renders, and says so", () => {
    render(<SignIn />, { wrapper: createFakeHost({ available: false }).wrapper });
    expect(shown()).toBe("unavailable");
  });
});

test("host.wrapper, with real timers, needs no more than findBy", async () => {
  const host = createFakeHost();
  render(<SignIn />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("fake-code-1");
  expect(host.calls).toMatchObject([{ method: "auth" }]);
});
