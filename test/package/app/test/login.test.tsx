import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

// Vitest's and Jest's alike: the same test runs under both, and the app has the types of neither.
declare const test: (name: string, body: () => Promise<void>) => void;
declare const expect: (value: unknown) => { toEqual: (expected: unknown) => void };

test("logs in on the fake host", async () => {
  const host = createFakeHost();
  host.on("auth").reply({ code: "C1" });
  const codes: string[] = [];
  render(<AuthButton onSuccess={(grant) => codes.push(grant.code)} />, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button"));

  await waitFor(() => {
    expect(codes).toEqual(["C1"]);
  });
});
